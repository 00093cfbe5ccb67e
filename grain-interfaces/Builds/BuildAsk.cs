using Boxyard.Apps;

namespace Boxyard.Builds;

/// <summary>A build or a profile that somebody asks for.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.BuildAsk")]
public sealed record BuildAsk
{
    [Id(0)]
    public required BuildKind Kind { get; init; }

    /// <summary>The app as it is now: the build keeps what it needs of it.</summary>
    [Id(1)]
    public required AppSpec Spec { get; init; }

    /// <summary>Who asks; the submitter of the jobs.</summary>
    [Id(2)]
    public required string RequestedBy { get; init; }

    /// <summary>The images go to the registry. A profile's always do.</summary>
    [Id(3)]
    public bool Push { get; init; } = true;

    /// <summary>Of a profile: the group of boxes that run the app. Null: the usual one.</summary>
    [Id(4)]
    public string? Group { get; init; }
}
