using System.Globalization;

namespace Boxyard.Client;

/// <summary>Which jobs a list shows, newest first. What is null does not narrow it.</summary>
public sealed record JobQuery
{
    /// <summary>Any of these states; empty means any state.</summary>
    public IReadOnlyList<JobState> States { get; init; } = [];

    public string? Group { get; init; }

    /// <summary>The box that ran or runs it, or that the submitter named.</summary>
    public string? Testbox { get; init; }

    public string? Suite { get; init; }
    public string? Submitter { get; init; }

    /// <summary>Submitted at this time or later.</summary>
    public DateTimeOffset? SubmittedFrom { get; init; }

    /// <summary>Submitted before this time.</summary>
    public DateTimeOffset? SubmittedBefore { get; init; }

    /// <summary>A prefix of id, suite, group, box or submitter.</summary>
    public string? Text { get; init; }

    /// <summary>Only jobs with a lower id: where a list that was cut goes on.</summary>
    public long? BeforeId { get; init; }

    /// <summary>How many jobs one request fetches, 1 to 500. Default: 50.</summary>
    public int PageSize { get; init; } = 50;

    internal Http.QueryText ToPath(string route = "/api/v1/jobs") => new Http.QueryText(route)
        .Add("state", States.Count == 0 ? null : string.Join(',', States.Select(JobStateText.Of)))
        .Add("group", Group)
        .Add("testbox", Testbox)
        .Add("suite", Suite)
        .Add("submitter", Submitter)
        .Add("from", SubmittedFrom?.ToString("O", CultureInfo.InvariantCulture))
        .Add("to", SubmittedBefore?.ToString("O", CultureInfo.InvariantCulture))
        .Add("text", Text)
        .Add("page_size", PageSize.ToString(CultureInfo.InvariantCulture))
        .Add("next", BeforeId?.ToString(CultureInfo.InvariantCulture));
}
