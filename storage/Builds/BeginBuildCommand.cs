using Boxyard.Builds;

namespace Boxyard.Storage.Builds;

/// <summary>Gives a build its number. The outcome is null when it is not allowed.</summary>
internal sealed class BeginBuildCommand(NewBuild build) : WriteCommandOf<BuildRecord?>
{
    public NewBuild Build { get; } = build;

    /// <summary>One number an app and batch: the statement that takes them tells apps apart by their names.</summary>
    public override string ConflictKey { get; } = $"build:{build.Namespace}/{build.Name}";
}
