using Boxyard.Jobs;
using Boxyard.Overview;

namespace Boxyard.Storage.Overview;

/// <summary><see cref="ILabFacts"/> on the database.</summary>
internal sealed class LabFacts(IDatabase database) : ILabFacts
{
    private const int MaxDurations = 50;
    private static readonly long Hour = Micros.From(TimeSpan.FromHours(1));

    public async Task<IReadOnlyList<HourlyEnds>> ListEndsAsync(
        DateTimeOffset since, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "job_ends_list",
            RowSet.One().With("from_hour", Micros.From(since) / Hour),
            row => new HourlyEnds
            {
                Hour = Micros.ToInstant(row.GetInt64(0) * Hour),
                Outcome = row.GetEnum<JobState>(1),
                JobCount = row.GetInt64(2),
            },
            cancellationToken);

    public async Task<IReadOnlyList<JobStart>> ListStartsAsync(
        string group, string queue, int maxCount, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "attempts_list_starts_of_group",
            RowSet.One().With("box_group", group).With("queue", queue).With("count", maxCount),
            row => new JobStart(row.GetInstant(0), row.GetSpan(1)),
            cancellationToken);

    public async Task<IReadOnlyList<BoxEnds>> ListBoxEndsAsync(
        string prefix, int maxBoxes, int runCount, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "attempts_count_by_testbox",
            RowSet.One()
                .With("prefix", prefix)
                .With("prefix_end", Prefixes.EndOf(prefix))
                .With("box_count", maxBoxes)
                .With("run_count", runCount),
            row => new BoxEnds(row.GetText(0), row.GetEnum<JobState>(1), row.GetInt64(2)),
            cancellationToken);

    public async Task<IReadOnlyList<BoxPresence>> ListBoxesAsync(CancellationToken cancellationToken) =>
        await database.ListAsync(
            "testboxes_list_presence",
            RowSet.One(),
            row => new BoxPresence
            {
                Name = row.GetText(0),
                SeenAt = row.FindInstant(1),
                IsBusy = row.GetInt64(2) == 1,
                IsHeld = row.GetInt64(3) == 1,
            },
            cancellationToken);

    public async Task<IReadOnlyList<TimeSpan>> ListDurationsAsync(string group, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "attempts_list_durations_of_group",
            RowSet.One().With("box_group", group).With("count", MaxDurations),
            row => row.GetSpan(0),
            cancellationToken);
}
