using System.Globalization;
using Boxyard.Jobs;

namespace Boxyard.Storage.Jobs;

/// <summary>
/// Finds the jobs of a <see cref="JobFilter"/> at a cost that does not grow with their number. Most pages are full
/// after a look at the newest few of one part of the filter; else the part that leaves the fewest jobs leads, and when
/// even that leaves very many, the page ends early and says where to go on. Each statement applies the whole filter.
/// </summary>
internal static class JobSearch
{
    public const int MaxPageSize = 500;

    private static readonly JobState[] Outcomes = [.. Enum.GetValues<JobState>().Where(state => state.IsFinal())];

    public static async Task<JobPage> ListAsync(
        IDatabase database, JobFilter filter, SearchBounds bounds, CancellationToken cancellationToken)
    {
        if (filter.PageSize is < 1 or > MaxPageSize)
        {
            throw new ArgumentException($"A page has 1 to {MaxPageSize} jobs, not {filter.PageSize}.", nameof(filter));
        }

        var lead = ChooseLead(filter);
        var first = await LookAsync(database, lead, filter, bounds.FirstLook, cancellationToken);
        if (first.Found.Count == filter.PageSize || IsEnd(first, filter, bounds.FirstLook))
        {
            return ToPage(first.Found, filter, null);
        }

        var rest = filter with
        {
            BeforeId = first.LastId,
            PageSize = filter.PageSize - first.Found.Count,
        };
        lead = await FindNarrowestAsync(database, lead, rest, bounds.MaxLook, cancellationToken);
        var second = await LookAsync(database, lead, rest, bounds.MaxLook, cancellationToken);
        return ToPage(
            [.. first.Found, .. second.Found], filter, IsEnd(second, rest, bounds.MaxLook) ? null : second.LastId);
    }

    private static JobPage ToPage(IReadOnlyList<JobRecord> jobs, JobFilter filter, long? lookedTo) =>
        new() { Jobs = jobs, Next = jobs.Count == filter.PageSize ? jobs[^1].Id : lookedTo };

    /// <summary>
    /// Ids grow with time: when all of so many jobs are older than what is asked for, so are those before them.
    /// </summary>
    private static bool IsEnd(JobLook look, JobFilter filter, int lookCount) =>
        look.LookedCount < lookCount || look.NewestAt < filter.SubmittedFrom;

    private static JobLead ChooseLead(JobFilter filter) => filter switch
    {
        { Testbox: not null } => JobLead.Testbox,
        { Submitter: not null } => JobLead.Submitter,
        { Suite: not null } => JobLead.Suite,
        { Group: not null } => JobLead.Group,
        { States: [_, ..] } when filter.States.All(AttemptTable.IsLive) => JobLead.Live,
        { States: [_, ..] } when filter.States.All(state => state.IsFinal()) => JobLead.Outcomes,
        { States: [_, ..] } when !filter.States.Any(state => state.IsFinal()) => JobLead.Open,
        _ => JobLead.All,
    };

    /// <summary>
    /// The lead that leaves the fewest jobs, when it leaves less than a look's. Boxes and live attempts are few as they
    /// are.
    /// </summary>
    private static async Task<JobLead> FindNarrowestAsync(
        IDatabase database, JobLead lead, JobFilter filter, int maxLook, CancellationToken cancellationToken)
    {
        if (lead is JobLead.Testbox or JobLead.Live)
        {
            return lead;
        }

        var rows = RowsOf(filter, maxLook);
        var counts = new List<(JobLead Lead, long Count)>();
        await database.ReadAsync("jobs_count_leads", rows, row => AddLeads(filter, counts, row), cancellationToken);
        if (!string.IsNullOrEmpty(filter.Text))
        {
            await database.ReadAsync(
                "jobs_count_by_text",
                rows,
                row => counts.Add((JobLead.Text, row.GetInt64(0))),
                cancellationToken);
        }

        return counts.Where(candidate => candidate.Count < maxLook)
            .OrderBy(candidate => candidate.Count)
            .Select(candidate => candidate.Lead)
            .FirstOrDefault(lead);
    }

    private static void AddLeads(JobFilter filter, List<(JobLead Lead, long Count)> counts, Row row)
    {
        AddIf(filter.Group is not null, JobLead.Group, 0);
        AddIf(filter.Suite is not null, JobLead.Suite, 1);
        AddIf(filter.Submitter is not null, JobLead.Submitter, 2);
        var isOpen = !filter.States.IsEmpty && !filter.States.Any(state => state.IsFinal());
        AddIf(isOpen, JobLead.Open, 3);
        var isEnded = !filter.States.IsEmpty && filter.States.All(state => state.IsFinal());
        AddIf(isEnded, JobLead.Outcomes, 4);

        void AddIf(bool isAsked, JobLead lead, int column)
        {
            if (isAsked)
            {
                counts.Add((lead, row.GetInt64(column)));
            }
        }
    }

    private static async Task<JobLook> LookAsync(
        IDatabase database, JobLead lead, JobFilter filter, int lookCount, CancellationToken cancellationToken)
    {
        var look = new JobLook();
        await database.ReadAsync(
            "jobs_list", RowsOf(filter, lookCount).With("lead", EnumText.Of(lead)), look.Read, cancellationToken);
        return look;
    }

    private static RowSet RowsOf(JobFilter filter, int lookCount)
    {
        var text = string.IsNullOrEmpty(filter.Text) ? null : filter.Text;
        long? textId =
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;
        var rows = RowSet.One()
            .With("states", filter.States.IsEmpty ? null : $",{string.Join(',', filter.States.Select(EnumText.Of))},")
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
            .With("look", lookCount)
            .With("count", filter.PageSize);
        for (var index = 0; index < Outcomes.Length; index++)
        {
            var outcome = Outcomes[index];
            rows.With($"outcome_{index + 1}", filter.States.Contains(outcome) ? EnumText.Of(outcome) : null);
        }

        return rows;
    }
}
