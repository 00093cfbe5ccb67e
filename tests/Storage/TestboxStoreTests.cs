using Boxyard.Testboxes;

namespace Boxyard.Tests.Storage;

public sealed class TestboxStoreTests
{
    private const string Mac = "52-54-00-12-34-56";

    [Theory, Dialects]
    public async Task A_box_keeps_what_was_said_of_it(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.Testboxes.SetMacAsync(Mac, "vm-1", Samples.None);
        await store.Testboxes.SetQueuesAsync("vm-1", ["b", "a"], Samples.None);
        await store.Testboxes.ReportAsync(new TestboxReport { Name = "vm-1", EventKind = "wtmp", WtmpState = "booting", Ip = "10.0.0.7", Arch = "x86_64" }, Samples.None);
        await store.Testboxes.ReportAsync(
            new TestboxReport { Name = "vm-1", EventKind = "ssh_port", SshPort = 2222, Mac = "52-54-00-00-00-01" },
            Samples.None);
        await store.SubmitAsync();
        await store.ClaimAsync("vm-1");

        var box = await store.Testboxes.FindByMacAsync(Mac, Samples.None);
        Assert.Equal([Mac], box!.Macs.AsEnumerable());
        Assert.Null(await store.Testboxes.FindByMacAsync("52-54-00-00-00-01", Samples.None));
        Assert.Equal(["b", "a"], box.Queues.AsEnumerable());
        Assert.Equal(
            ("vm-1", "x86_64", "booting", "10.0.0.7", 2222), (box.Name, box.Arch, box.WtmpState, box.Ip, box.SshPort));
        Assert.Equal((1, 1, store.Clock.GetUtcNow()), (box.LiveJobId, box.LiveAttempt, box.SeenAt));
    }

    [Theory, Dialects]
    public async Task Macs_and_queues_can_be_taken_away(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.Testboxes.SetMacAsync(Mac, "vm-1", Samples.None);
        await store.Testboxes.SetQueuesAsync("vm-1", ["a", "b"], Samples.None);
        await store.Testboxes.SetQueuesAsync("vm-1", ["c"], Samples.None);
        Assert.Equal(["c"], (await store.Testboxes.FindAsync("vm-1", Samples.None))!.Queues.AsEnumerable());
        await store.Testboxes.DeleteQueuesAsync("vm-1", Samples.None);
        await store.Testboxes.DeleteMacAsync(Mac, Samples.None);

        var box = await store.Testboxes.FindAsync("vm-1", Samples.None);
        Assert.Empty(box!.Queues.AsEnumerable());
        Assert.Empty(box.Macs);
        Assert.Null(await store.Testboxes.FindByMacAsync(Mac, Samples.None));
    }

    [Theory, Dialects]
    public async Task Boxes_are_listed_by_name_page_by_page(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        foreach (var name in new[] { "vm-b", "vm-A", "vm-a" })
        {
            await store.Testboxes.ReportAsync(new TestboxReport { Name = name, EventKind = "wtmp" }, Samples.None);
        }

        Assert.Equal(
            ["vm-A", "vm-a"], (await store.Testboxes.ListAsync(null, 2, Samples.None)).Select(box => box.Name));
        Assert.Equal(["vm-b"], (await store.Testboxes.ListAsync("vm-a", 2, Samples.None)).Select(box => box.Name));
    }

    [Theory, Dialects]
    public async Task An_unknown_mac_is_listed_until_it_has_a_name(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var first = store.Clock.GetUtcNow();
        await store.Testboxes.SeeUnknownAsync(Mac, "10.0.0.7", Samples.None);
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        await store.Testboxes.SeeUnknownAsync(Mac, null, Samples.None);
        Assert.Equal(
            new UnknownBoxRecord { Mac = Mac, FirstSeenAt = first, SeenAt = store.Clock.GetUtcNow(), Ip = "10.0.0.7" },
            Assert.Single(await store.Testboxes.ListUnknownAsync(after: null, 500, Samples.None)));

        await store.Testboxes.SetMacAsync(Mac, "vm-1", Samples.None);
        await store.Testboxes.SeeUnknownAsync(Mac, null, Samples.None);
        Assert.Empty(await store.Testboxes.ListUnknownAsync(after: null, 500, Samples.None));
    }

    [Theory, Dialects]
    public async Task A_box_that_asks_is_seen_at_most_every_ten_seconds(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.Testboxes.ReportAsync(
            new TestboxReport { Name = "vm-1", EventKind = "first_boot" }, Samples.None);
        var first = store.Clock.GetUtcNow();
        store.Clock.Advance(TimeSpan.FromSeconds(9));
        await store.Queues.ClaimAsync(Samples.Claim("vm-1"), Samples.None);
        Assert.Equal(first, (await store.Testboxes.FindAsync("vm-1", Samples.None))!.SeenAt);

        store.Clock.Advance(TimeSpan.FromSeconds(1));
        await store.Queues.ClaimAsync(Samples.Claim("vm-1"), Samples.None);
        await store.Queues.ClaimAsync(Samples.Claim("vm-nobody"), Samples.None);

        Assert.Equal(store.Clock.GetUtcNow(), (await store.Testboxes.FindAsync("vm-1", Samples.None))!.SeenAt);
        Assert.Null((await store.Testboxes.FindAsync("vm-nobody", Samples.None))?.SeenAt);
    }

    [Theory, Dialects]
    public async Task A_box_that_asks_for_the_first_time_becomes_known_by_its_claim(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var arrival = new BoxArrival { Ip = "10.0.0.7", Arch = "aarch64" };
        await store.Queues.ClaimAsync(Samples.Claim("vm-1") with { Arrival = arrival }, Samples.None);

        var box = (await store.Testboxes.FindAsync("vm-1", Samples.None))!;
        Assert.Equal(
            ("10.0.0.7", "aarch64", store.Clock.GetUtcNow()), (box.Ip, box.Arch, box.SeenAt!.Value));
        Assert.Equal(
            [["first_boot", "vm-1"]], await store.QueryAsync("select kind, testbox from job_events order by id", 2));
    }

    [Theory, Dialects]
    public async Task Registrations_are_kept_as_events(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.Testboxes.SetMacAsync(Mac, "vm-1", Samples.None);
        await store.Testboxes.SetQueuesAsync("vm-1", ["b", "a"], Samples.None);
        await store.Testboxes.DeleteQueuesAsync("vm-1", Samples.None);
        await store.Testboxes.DeleteMacAsync(Mac, Samples.None);

        Assert.Equal(
            [
                ["mac_set", "vm-1", """{"mac":"52-54-00-12-34-56"}"""],
                ["queues_set", "vm-1", """{"queues":["b","a"]}"""],
                ["queues_deleted", "vm-1", """{"queues":[]}"""],
                ["mac_deleted", "", """{"mac":"52-54-00-12-34-56"}"""],
            ],
            await store.QueryAsync("select kind, testbox, data from job_events order by id", 3));
    }
}
