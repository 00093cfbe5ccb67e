using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Boxyard.Jobs;

/// <summary>What was read from a submitted text: jobs, or why there are none.</summary>
public sealed record JobTextOutcome
{
    /// <summary>Empty when there are errors.</summary>
    public ImmutableArray<JsonObject> Jobs { get; init; } = [];

    public ImmutableArray<JobError> Errors { get; init; } = [];

    public bool IsValid => Errors.IsEmpty;
}
