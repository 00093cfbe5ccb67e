using System.Globalization;
using Boxyard.Jobs;

namespace Boxyard.Storage.Jobs;

/// <summary>
/// Chooses the statement for a <see cref="JobFilter"/>: the one led by the filter's narrowest part. All apply the whole
/// filter.
/// </summary>
internal static class JobSearch
{
    private const int MaxPageSize = 500;

    public static (string Sql, RowSet Rows) For(JobFilter filter)
    {
        if (filter.PageSize is < 1 or > MaxPageSize)
        {
            throw new ArgumentException($"A page has 1 to {MaxPageSize} jobs, not {filter.PageSize}.", nameof(filter));
        }

        var text = string.IsNullOrEmpty(filter.Text) ? null : filter.Text;
        long? textId =
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;
        var rows = RowSet.One()
            .With("states", filter.States.IsEmpty ? null : $",{string.Join(',', filter.States.Select(EnumText.Of))},")
            .With("outcome", filter.States.Length == 1 ? EnumText.Of(filter.States[0]) : null)
            .With("box_group", filter.Group)
            .With("suite", filter.Suite)
            .With("submitter", filter.Submitter)
            .With("testbox", filter.Testbox)
            .With("submitted_from", Micros.From(filter.SubmittedFrom))
            .With("submitted_before", Micros.From(filter.SubmittedBefore))
            .With("text", text)
            .With("text_end", text is null ? null : Prefixes.EndOf(text))
            .With("text_id", textId)
            .With("before_id", filter.BeforeId ?? long.MaxValue)
            .With("count", filter.PageSize);
        return (ChooseStatement(filter, text), rows);
    }

    private static string ChooseStatement(JobFilter filter, string? text) => filter switch
    {
        _ when text is not null => "jobs_list_by_text",
        { Testbox: not null } => "jobs_list_by_testbox",
        { Submitter: not null } => "jobs_list_by_submitter",
        { Suite: not null } => "jobs_list_by_suite",
        { Group: not null } => "jobs_list_by_group",
        { States: [JobState.Queued] } => "jobs_list_by_waiting",
        { States: [_, ..] } when filter.States.All(AttemptTable.IsLive) => "jobs_list_by_live",
        { States: [_] } => "jobs_list_by_outcome",
        _ => "jobs_list",
    };
}
