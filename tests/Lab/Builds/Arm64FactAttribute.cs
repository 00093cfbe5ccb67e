namespace Boxyard.Tests.Lab.Builds;

/// <summary>A test with images of arm64; skipped with the reason where their programs cannot run.</summary>
public sealed class Arm64FactAttribute : FactAttribute
{
    public Arm64FactAttribute() => Skip = EmulatedArm64.FindObstacle();
}
