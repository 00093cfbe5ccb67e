using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Boxyard.Jobs;

/// <summary>A submission, read and expanded: the jobs that would be queued, or all that is wrong.</summary>
internal sealed record SubmissionPlan
{
    public ImmutableArray<NewJob> Jobs { get; init; } = [];

    /// <summary>The specs of <see cref="Jobs"/>, as objects.</summary>
    public ImmutableArray<JsonObject> Specs { get; init; } = [];

    public ImmutableArray<SubmittedJobError> Errors { get; init; } = [];

    public bool IsValid => Errors.IsEmpty;
}
