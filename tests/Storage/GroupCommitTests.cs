using Boxyard.Jobs;
using Boxyard.Storage;

namespace Boxyard.Tests.Storage;

public sealed class GroupCommitTests
{
    [Theory, Dialects]
    public async Task A_command_with_bad_data_fails_alone_and_the_rest_of_its_batch_is_written(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var writes = Enumerable.Range(0, 100).Select(index => WriteAsync(store, index)).ToArray();
        var failed = await Task.WhenAll(writes);

        Assert.Equal([50], failed.Index().Where(write => write.Item is StoreException).Select(write => write.Index));
        Assert.Equal(99, failed.Count(exception => exception is null));
        Assert.Equal("99", (await store.QueryAsync("select count(*) from jobs", 1))[0][0]);
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task Each_caller_gets_its_own_outcome(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 300).Select(index =>
            store.Jobs.SubmitAsync(Samples.Submission([.. Enumerable.Repeat(Samples.Job(suite: $"s{index}"), 1 + (index % 3))]), Samples.None)));
        foreach (var (index, outcome) in outcomes.Index())
        {
            Assert.Equal(1 + (index % 3), outcome.JobIds.Length);
            foreach (var id in outcome.JobIds)
            {
                Assert.Equal($"s{index}", (await store.Jobs.FindAsync(id, Samples.None))!.Suite);
            }
        }
    }

    [Theory, Dialects]
    public async Task Changes_of_one_attempt_at_once_save_one_and_conflict_with_the_rest(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        var running = Samples.Run(await store.ClaimAsync(), store.Clock.GetUtcNow());
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => store.Jobs.SaveAsync(running, Samples.None)));
        Assert.Equal(SaveOutcome.Saved, outcomes[0]);
        Assert.All(outcomes[1..], outcome => Assert.Equal(SaveOutcome.Conflict, outcome));
    }

    [Theory, Dialects]
    public async Task What_is_written_with_one_key_is_written_in_order(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        const string mac = "52-54-00-12-34-56";
        await Task.WhenAll(
            Enumerable.Range(0, 50).Select(index => store.Testboxes.SetMacAsync(mac, $"vm-{index}", Samples.None)));
        Assert.Equal("vm-49", (await store.Testboxes.FindByMacAsync(mac, Samples.None))!.Name);
    }

    [Theory, Dialects]
    public async Task After_the_stop_nothing_is_taken_and_what_waited_is_written(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var waiting = Enumerable.Range(0, 50).Select(_ => store.SubmitAsync()).ToArray();
        await store.StopWriterAsync();
        Assert.Equal(Enumerable.Range(1, 50).Select(id => (long)id), (await Task.WhenAll(waiting)).Order());
        await Assert.ThrowsAsync<StoreException>(() => store.SubmitAsync());
    }

    [Fact]
    public async Task A_second_start_on_one_data_folder_is_refused()
    {
        await using var store = await StoreHost.StartAsync(Dialect.Sqlite);
        var options = new StorageOptions { DataDirectory = store.Get<StorageOptions>().DataDirectory };
        var exception = await Assert.ThrowsAsync<StoreException>(() => StoreHost.StartAsync(options));
        Assert.StartsWith("Another Boxyard uses", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_binary_refuses_a_database_that_needs_a_newer_one()
    {
        using var folder = new TestFolder();
        var options = new StorageOptions { DataDirectory = folder.Path };
        await using (var store = await StoreHost.StartAsync(options))
        {
            await store.QueryAsync("insert into migrations (version, name, applied_at, oldest_binary) values (99, 'future', 0, 98) returning 1", 1);
        }

        var exception = await Assert.ThrowsAsync<StoreException>(() => StoreHost.StartAsync(options));
        Assert.Contains("it needs a binary that knows migration 98", exception.Message, StringComparison.Ordinal);
    }

    [Theory, Dialects]
    public async Task The_store_is_healthy_when_the_database_answers(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.Get<IStoreHealth>().CheckAsync(Samples.None);
    }

    private static async Task<Exception?> WriteAsync(StoreHost store, int index) =>
        await Record.ExceptionAsync(() => store.SubmitAsync(Samples.Job(priority: index == 50 ? 1_000 : 0)));
}
