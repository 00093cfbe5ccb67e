using System.Text.Json;

namespace Boxyard.Cli.Submissions;

/// <summary>A job as it would be queued.</summary>
internal sealed record ExpandedJob
{
    public required string Suite { get; init; }
    public required string TboxGroup { get; init; }
    public required string Testbox { get; init; }
    public required string Queue { get; init; }
    public required int Priority { get; init; }
    public required string Submitter { get; init; }
    public required double RunTimeoutSeconds { get; init; }

    /// <summary>What it requires of its box; null for nothing.</summary>
    public string? Requires { get; init; }

    /// <summary>Null when the silo looked at enough others before.</summary>
    public FittingBoxes? FittingBoxes { get; init; }

    public JsonElement Spec { get; init; }
}
