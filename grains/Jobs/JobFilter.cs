using System.Collections.Immutable;

namespace Boxyard.Jobs;

/// <summary>
/// Which jobs a list shows. Null or empty means any. Paging is by key: the next page asks for ids below the last one
/// seen.
/// </summary>
public sealed record JobFilter
{
    public ImmutableArray<JobState> States { get; init; } = [];
    public string? Group { get; init; }

    /// <summary>The box that ran or runs an attempt of it, or that the submitter named.</summary>
    public string? Testbox { get; init; }
    public string? Suite { get; init; }
    public string? Submitter { get; init; }
    public DateTimeOffset? SubmittedFrom { get; init; }
    public DateTimeOffset? SubmittedBefore { get; init; }

    /// <summary>A prefix of id, suite, group, box or submitter.</summary>
    public string? Text { get; init; }

    /// <summary>Only ids below this one.</summary>
    public long? BeforeId { get; init; }

    /// <summary>1 to 500.</summary>
    public int PageSize { get; init; } = 50;
}
