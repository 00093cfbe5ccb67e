namespace Boxyard.Tests.Lab;

/// <summary>A test that builds an earlier silo from the checkout's history; skipped with the reason where it cannot.</summary>
public sealed class EarlierSiloFactAttribute : FactAttribute
{
    public EarlierSiloFactAttribute() => Skip = EarlierSilo.FindObstacle();
}
