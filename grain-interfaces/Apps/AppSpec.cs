namespace Boxyard.Apps;

/// <summary>One version of an app as it was submitted, with its defaults.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.AppSpec")]
public sealed record AppSpec
{
    [Id(0)]
    public required AppName Name { get; init; }

    [Id(1)]
    public required string Description { get; init; }

    [Id(2)]
    public string Keywords { get; init; } = "";

    [Id(3)]
    public string Authors { get; init; } = "";

    [Id(4)]
    public string Collaborators { get; init; } = "";

    [Id(5)]
    public string Homepage { get; init; } = "";

    [Id(6)]
    public string Funding { get; init; } = "";

    [Id(7)]
    public string License { get; init; } = "";

    /// <summary>A JSON list: what may be given to the app.</summary>
    [Id(8)]
    public string Inputs { get; init; } = "[]";

    /// <summary>A JSON list; kept, and shown to nobody.</summary>
    [Id(9)]
    public string Resources { get; init; } = "[]";

    /// <summary>A JSON object.</summary>
    [Id(10)]
    public string Metadata { get; init; } = "{}";

    [Id(11)]
    public required AppSource Source { get; init; }

    /// <summary>Null without a test.</summary>
    [Id(12)]
    public AppTesting? Testing { get; init; }

    /// <summary>Null when it is not to be profiled.</summary>
    [Id(13)]
    public AppProfiling? Profiling { get; init; }
}
