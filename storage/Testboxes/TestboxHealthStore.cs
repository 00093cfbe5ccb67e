using Boxyard.Jobs;
using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary><see cref="ITestboxHealthStore"/> on the database.</summary>
internal sealed class TestboxHealthStore(IDatabase database, GroupWriter writer) : ITestboxHealthStore
{
    public Task<bool> HoldAsync(
        string name, HoldKind kind, string? reason, string? by, CancellationToken cancellationToken) =>
        writer.WriteAsync(new HoldCommand(name, kind, reason, by ?? TestboxHold.Operator), cancellationToken);

    public Task ReleaseAsync(string name, string? reason, string? by, CancellationToken cancellationToken) =>
        writer.WriteAsync(new HoldCommand(name, kind: null, reason, by ?? TestboxHold.Operator), cancellationToken);

    public Task<bool> JudgeAsync(TestboxSuspect suspect, string reason, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            new HoldCommand(suspect.Name, HoldKind.Quarantined, reason, TestboxHold.Automatic) { Suspect = suspect },
            cancellationToken);

    public async Task<IReadOnlyList<TestboxSuspect>> ListSuspectsAsync(
        int lostCount, string afterName, int maxCount, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "testbox_health_list_suspects",
            RowSet.One().With("lost_count", lostCount).With("after_name", afterName).With("count", maxCount),
            row => new TestboxSuspect
            {
                Name = row.GetText(0),
                LostCount = row.GetInt32(1),
                FirstLostAt = row.GetInstant(2),
            },
            cancellationToken);

    public async Task<IReadOnlyList<string>> ListSucceededAsync(
        string prefix, DateTimeOffset since, int maxCount, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "testbox_health_list_succeeded",
            RowSet.One()
                .With("prefix", prefix)
                .With("prefix_end", Prefixes.EndOf(prefix))
                .With("since", Micros.From(since))
                .With("count", maxCount),
            row => row.GetText(0),
            cancellationToken);

    public async Task<TestboxHistory> GetHistoryAsync(string name, int runCount, CancellationToken cancellationToken) =>
        new()
        {
            LostCount = await database.FindAsync(
                "testbox_health_find", RowSet.One().With("name", name), row => row.GetInt32(0), cancellationToken),
            Runs = await database.ListAsync(
                "attempts_list_by_testbox",
                RowSet.One().With("testbox", name).With("count", runCount),
                MapRun,
                cancellationToken),
        };

    private static TestboxRun MapRun(Row row) => new()
    {
        JobId = row.GetInt64(0),
        Attempt = row.GetInt32(1),
        State = row.GetEnum<JobState>(2),
        OfferedAt = row.GetInstant(3),
        StartedAt = row.FindInstant(4),
        EndedAt = row.FindInstant(5),
        EndReason = row.FindText(6),
        Suite = row.GetText(7),
    };
}
