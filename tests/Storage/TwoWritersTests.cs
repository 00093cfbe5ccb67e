using Boxyard.Storage;
using Boxyard.Storage.Postgres;
using Npgsql;

namespace Boxyard.Tests.Storage;

/// <summary>Two silos on one database: two writers, each on a connection of its own.</summary>
public sealed class TwoWritersTests
{
    private const int JobCount = 600;
    private const int BoxCount = 60;

    [Fact]
    public async Task Two_writers_take_each_job_of_the_same_queues_once_and_count_right()
    {
        await using var first = await StoreHost.StartAsync(Dialect.Postgres);
        await using var second = await StoreHost.StartAsync(
            new StorageOptions { Postgres = first.Get<StorageOptions>().Postgres, ClockIsTimeProvider = true });
        StoreHost[] stores = [first, second];
        await Task.WhenAll(stores.Select((store, half) => store.Jobs.SubmitAsync(
            Samples.Submission([.. Enumerable.Range(0, JobCount / 2).Select(
                index => Samples.Job($"queue{index % 3}", priority: index % 2, submitter: $"u{(index + half) % 5}"))]),
            Samples.None)));

        var taken = await Task.WhenAll(
            Enumerable.Range(0, BoxCount).Select(box => TakeAllAsync(stores[box % 2], $"box-{box}")));

        Assert.Equal(Enumerable.Range(1, JobCount).Select(id => (long)id), taken.SelectMany(ids => ids).Order());
        Assert.NotEqual(0, taken.Where((_, box) => box % 2 == 0).Sum(ids => ids.Count));
        Assert.NotEqual(0, taken.Where((_, box) => box % 2 == 1).Sum(ids => ids.Count));
        await Recount.AssertCountersAsync(first);
    }

    [Fact]
    public async Task A_box_that_asks_two_silos_at_once_gets_one_job()
    {
        await using var first = await StoreHost.StartAsync(Dialect.Postgres);
        await using var second = await StoreHost.StartAsync(
            new StorageOptions { Postgres = first.Get<StorageOptions>().Postgres, ClockIsTimeProvider = true });
        StoreHost[] stores = [first, second];
        await first.SubmitAsync();
        await first.SubmitAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            asked => stores[asked % 2].Queues.ClaimAsync(Samples.Claim("vm-1"), Samples.None)));

        Assert.Equal(1, outcomes.Count(outcome => outcome.Offer is not null));
        Assert.Equal(19, outcomes.Count(outcome => outcome.LiveJobId == 1));
        await Recount.AssertCountersAsync(second);
    }

    [Fact]
    public async Task What_comes_while_another_silo_writes_is_in_the_batch_that_waits_for_it()
    {
        await using var store = await StoreHost.StartAsync(Dialect.Postgres);
        await using var other = new NpgsqlConnection(store.Get<StorageOptions>().Postgres);
        await other.OpenAsync();
        await ExecuteAsync(other, $"select pg_advisory_lock({PostgresWriteSession.WriterKey})");
        var first = store.SubmitAsync();
        await Eventually.BecomesTrueAsync(async () => (await store.QueryAsync(
            """
            select 1 from pg_locks l join pg_database d on d.oid = l.database
            where l.locktype = 'advisory' and not l.granted and d.datname = current_database()
            """,
            1)).Count > 0);
        var second = store.SubmitAsync();

        await ExecuteAsync(other, $"select pg_advisory_unlock({PostgresWriteSession.WriterKey})");

        await Task.WhenAll(first, second);
        Assert.Equal("1", (await store.QueryAsync("select count(distinct transaction_id) from job_events", 1))[0][0]);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Each job by another box of this name, until there is none.</summary>
    private static async Task<List<long>> TakeAllAsync(StoreHost store, string box)
    {
        var ids = new List<long>();
        while (true)
        {
            var claim = Samples.Claim($"{box}-{ids.Count}", "queue0", "queue1", "queue2");
            var outcome = await store.Queues.ClaimAsync(claim, Samples.None);
            if (outcome.Offer is null)
            {
                return ids;
            }

            ids.Add(outcome.Offer.JobId);
        }
    }
}
