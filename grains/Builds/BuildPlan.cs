using System.Collections.Immutable;
using System.Text.Json;
using Boxyard.Apps;

namespace Boxyard.Builds;

/// <summary>What a build was asked to do: kept with it, so that a later change of the app changes no build.</summary>
public sealed record BuildPlan
{
    public required AppSource Source { get; init; }
    public AppTesting? Testing { get; init; }
    public ImmutableArray<BuildTarget> Targets { get; init; } = [];

    /// <summary>The profile also wants to know of the graphics processor.</summary>
    public bool WithGpu { get; init; }

    public bool Push { get; init; } = true;

    /// <summary>The group of boxes that run a profile; null: the usual one.</summary>
    public string? Group { get; init; }

    public required string RequestedBy { get; init; }

    public static BuildPlan Of(BuildAsk ask, BuildTerms terms) => new()
    {
        Source = ask.Spec.Source,
        Testing = ask.Spec.Testing,
        Targets = ask.Kind == BuildKind.Profile && ask.Spec.Profiling is { } profiling
            ? [.. profiling.Targets.Select(target => TargetOf(target, terms))]
            : [],
        WithGpu = ask.Spec.Profiling?.Metrics.Contains("gpu-summary") == true,
        Push = ask.Push || ask.Kind == BuildKind.Profile,
        Group = ask.Group,
        RequestedBy = ask.Caller.User
            ?? throw new ArgumentException("A build is asked for by nobody.", nameof(ask)),
    };

    public static BuildPlan Read(string text) => JsonSerializer.Deserialize<BuildPlan>(text)
        ?? throw new InvalidOperationException("The plan of a build is empty.");

    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>Whether images are made from the same source in the same way.</summary>
    public bool IsOf(BuildPlan other) =>
        JsonSerializer.Serialize(Source) == JsonSerializer.Serialize(other.Source)
        && JsonSerializer.Serialize(Testing) == JsonSerializer.Serialize(other.Testing);

    /// <summary>No time limit is the longest that is allowed.</summary>
    private static BuildTarget TargetOf(AppProfileTarget target, BuildTerms terms)
    {
        var longest = terms.MaxProfileTime.TotalSeconds;
        var wanted = target.Timeout > 0 ? Math.Min(target.Timeout, longest) : longest;
        return new BuildTarget
        {
            Arguments = ArgumentWords.Split(target.Args),
            Timeout = Math.Max(1, (int)Math.Ceiling(wanted)),
        };
    }
}
