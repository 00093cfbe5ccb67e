using Boxyard.Apps;

namespace Boxyard.Builds;

/// <summary>A build or a profile that somebody asks for.</summary>
public sealed record BuildAsk
{
    public required BuildKind Kind { get; init; }

    /// <summary>The app as it is now: the build keeps what it needs of it.</summary>
    public required AppSpec Spec { get; init; }

    /// <summary>Who asks; the submitter of the jobs. Must have full control of the app.</summary>
    public required AppCaller Caller { get; init; }

    /// <summary>The images go to the registry. A profile's always do.</summary>
    public bool Push { get; init; } = true;

    /// <summary>Of a profile: the group of boxes that run the app. Null: the usual one.</summary>
    public string? Group { get; init; }
}
