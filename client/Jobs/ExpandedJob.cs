using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Boxyard.Client;

/// <summary>A job that a submit would queue.</summary>
public sealed record ExpandedJob
{
    public required string Suite { get; init; }

    /// <summary>The group of boxes that it would wait for (`tbox_group`).</summary>
    [JsonPropertyName("tbox_group")]
    public required string Group { get; init; }

    public required string Testbox { get; init; }
    public required string Queue { get; init; }

    /// <summary>-100 to 100, high first.</summary>
    public int Priority { get; init; }

    public required string Submitter { get; init; }

    /// <summary>How long a run may take, in seconds.</summary>
    public double RunTimeoutSeconds { get; init; }

    /// <summary>What it requires of its box, such as `memory=16g tags=nvme`; null for nothing.</summary>
    public string? Requires { get; init; }

    /// <summary>Which boxes have that; told for the first 20 different requirements.</summary>
    public FittingBoxes? FittingBoxes { get; init; }

    /// <summary>The job with all derived fields, without secrets.</summary>
    public required JsonObject Spec { get; init; }
}
