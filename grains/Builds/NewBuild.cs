namespace Boxyard.Builds;

/// <summary>A build that is to get a number.</summary>
public sealed record NewBuild
{
    public required string Namespace { get; init; }
    public required string Name { get; init; }
    public required string Version { get; init; }
    public required BuildKind Kind { get; init; }
    public required string Plan { get; init; }
}
