using System.Text.Json.Nodes;
using Boxyard.Queues;

namespace Boxyard.Jobs;

/// <summary>One job that would be queued.</summary>
internal sealed record ExpandedJobAnswer
{
    public required string Suite { get; init; }
    public required string TboxGroup { get; init; }
    public required string Testbox { get; init; }
    public required string Queue { get; init; }
    public required int Priority { get; init; }
    public required string Submitter { get; init; }
    public required double RunTimeoutSeconds { get; init; }

    /// <summary>What it requires of its box, such as `memory=16g tags=nvme`; null for nothing.</summary>
    public string? Requires { get; init; }

    /// <summary>The boxes of its queue that have that; told for the first few queues and requirements.</summary>
    public BoxFit? FittingBoxes { get; init; }

    /// <summary>The job with all derived fields, as it would be stored.</summary>
    public required JsonObject Spec { get; init; }

    public static ExpandedJobAnswer Of(NewJob job, JsonObject spec, BoxFit? fit) => new()
    {
        Suite = job.Suite,
        TboxGroup = job.Group,
        Testbox = job.Testbox,
        Queue = job.Queue,
        Priority = job.Priority,
        Submitter = job.Submitter,
        RunTimeoutSeconds = job.RunTimeout.TotalSeconds,
        Requires = job.Requirement?.Text,
        FittingBoxes = fit,
        Spec = PublicSpec.Of(spec),
    };
}
