namespace Boxyard.Tests.Storage;

/// <summary>What a silo hears from the others on its PostgreSQL.</summary>
public sealed class RemoteNoticeTests
{
    [Theory]
    [InlineData("a notice of the future")]
    [InlineData("null")]
    [InlineData("""{"Queues": {"vm": 1}}""")]
    public async Task One_that_cannot_be_read_has_everybody_look(string payload)
    {
        await using var store = await StoreHost.StartAsync(Dialect.Postgres);
        // The first says that what came before the start was not heard.
        await store.WaitForNoticeAsync(notice => notice.IsIncomplete);

        await store.QueryAsync($"select pg_notify('boxyard_commits', '{payload}')", 0);

        await Eventually.BecomesTrueAsync(() => store.Notices.Count(notice => notice.IsIncomplete) == 2);
        Assert.All(store.Notices, notice => Assert.True(notice.IsRemote));
    }

    [Fact]
    public async Task One_of_a_newer_silo_with_more_in_it_is_read_as_far_as_it_is_known()
    {
        await using var store = await StoreHost.StartAsync(Dialect.Postgres);
        await store.WaitForNoticeAsync(notice => notice.IsIncomplete);

        await store.QueryAsync(
            """select pg_notify('boxyard_commits', '{"Silo": "other", "Queues": {"vm": 2}, "Jobs": [7], "New": [1]}')""",
            0);

        var heard = await store.WaitForNoticeAsync(notice => !notice.IsIncomplete);
        Assert.Equal(2, heard.QueuedJobs["vm"]);
        Assert.Equal([7L], heard.ChangedJobs);
    }
}
