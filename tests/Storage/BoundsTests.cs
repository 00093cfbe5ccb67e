using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Boxyard.Jobs;
using Boxyard.Results;
using Boxyard.Testboxes;

namespace Boxyard.Tests.Storage;

/// <summary>What others can make grow has an end, and what is long is read in pages.</summary>
public sealed class BoundsTests
{
    [Theory, Dialects]
    public async Task Unknown_macs_that_were_seen_longest_ago_are_forgotten_beyond_the_bound(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect, options => options.MaxUnknownBoxes = 3);
        foreach (var number in (int[])[1, 2, 3, 1, 4])
        {
            store.Clock.Advance(TimeSpan.FromSeconds(1));
            await store.Testboxes.SeeUnknownAsync(MacOf(number), null, Samples.None);
        }

        Assert.Equal([MacOf(4), MacOf(1), MacOf(3)], await ListUnknownAsync(store, null, 10));
    }

    [Theory, Dialects]
    public async Task A_flood_of_macs_in_one_batch_stays_within_the_bound(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect, options => options.MaxUnknownBoxes = 20);

        await Task.WhenAll(
            Enumerable.Range(0, 200).Select(number => store.Testboxes.SeeUnknownAsync(MacOf(number), null, Samples.None)));

        Assert.Equal(20, (await ListUnknownAsync(store, null, 500)).Length);
    }

    [Theory, Dialects]
    public async Task Unknown_macs_are_listed_newest_first_page_by_page(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.Testboxes.SeeUnknownAsync(MacOf(2), null, Samples.None);
        await store.Testboxes.SeeUnknownAsync(MacOf(1), null, Samples.None);
        var seenAt = store.Clock.GetUtcNow();
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        await store.Testboxes.SeeUnknownAsync(MacOf(3), null, Samples.None);

        Assert.Equal([MacOf(3), MacOf(2)], await ListUnknownAsync(store, null, 2));
        Assert.Equal([MacOf(1)], await ListUnknownAsync(store, new UnknownBoxPosition(seenAt, MacOf(2)), 2));
        Assert.Empty(await ListUnknownAsync(store, new UnknownBoxPosition(seenAt, MacOf(1)), 2));
    }

    [Theory, Dialects]
    public async Task Names_of_values_beyond_the_bound_of_an_attempt_are_dropped_with_an_event(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        var attempt = await store.ClaimAsync();
        var first = Enumerable.Range(0, ReportedValues.MaxNames - 1).ToImmutableDictionary(number => $"v{number:0000}", _ => "1");
        await SaveAsync(store, attempt, first);
        await SaveAsync(
            store,
            attempt with { Version = attempt.Version + 1 },
            Samples.Values(("v0001", "2"), ("w1", "3"), ("w2", "4"), ("w3", "5")));

        var values = await store.Jobs.ListValuesAsync(1, 1, Samples.None);
        Assert.Equal(ReportedValues.MaxNames, values.Count);
        Assert.Equal(("2", "3"), (values["v0001"], values["w1"]));
        var events = await store.Jobs.ListEventsAsync(1, 0, 500, Samples.None);
        var dropped = Assert.Single(events, line => line.Kind == "values_dropped");
        Assert.Equal((1, "vm-2p8g--1"), (dropped.Attempt, dropped.Testbox));
        Assert.Equal("w2, w3", (string)JsonNode.Parse(dropped.Data!)!["names"]!);
    }

    [Theory, Dialects]
    public async Task The_events_of_a_job_are_listed_page_by_page(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        await store.Jobs.AppendAsync([.. "abc".Select(kind => new JobEvent { JobId = 1, Kind = $"{kind}" })], Samples.None);

        var first = await store.Jobs.ListEventsAsync(1, 0, 2, Samples.None);
        var second = await store.Jobs.ListEventsAsync(1, first[^1].Id, 2, Samples.None);

        Assert.Equal(["submitted", "a", "b", "c"], first.Concat(second).Select(line => line.Kind));
        Assert.Empty(await store.Jobs.ListEventsAsync(1, second[^1].Id, 2, Samples.None));
    }

    [Theory, Dialects]
    public async Task Queues_are_listed_by_name_page_by_page(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        foreach (var queue in (string[])["b", "a/idle", "C", "a"])
        {
            await store.SubmitAsync(Samples.Job(queue));
        }

        Assert.Equal(["C", "a"], (await store.Queues.ListAsync(null, 2, Samples.None)).Select(queue => queue.Name));
        Assert.Equal(
            [("a/idle", 1L), ("b", 1L)],
            (await store.Queues.ListAsync("a", 9, Samples.None)).Select(queue => (queue.Name, queue.QueuedCount)));
    }

    [Theory, Dialects]
    public async Task Logs_and_artifacts_are_listed_page_by_page(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        await store.ClaimAsync();
        foreach (var name in (string[])["b", "a", "C"])
        {
            await store.Results.GrowLogAsync(1, 1, name, 0, 5, Samples.None);
            await store.Results.AddArtifactAsync(
                1, 1, new ArtifactRecord { Path = name, Size = 1, Sha256 = "aa" }, Samples.None);
        }

        var logs = await store.Results.ListLogPageAsync(1, 1, null, 2, Samples.None);
        var moreLogs = await store.Results.ListLogPageAsync(1, 1, "a", 2, Samples.None);
        var files = await store.Results.ListArtifactPageAsync(1, 1, null, 2, Samples.None);
        var moreFiles = await store.Results.ListArtifactPageAsync(1, 1, "a", 2, Samples.None);

        Assert.Equal(["C", "a", "|", "b"], [.. logs.Select(log => log.Stream), "|", .. moreLogs.Select(log => log.Stream)]);
        Assert.Equal(["C", "a", "|", "b"], [.. files.Select(file => file.Path), "|", .. moreFiles.Select(file => file.Path)]);
    }

    private static string MacOf(int number) => $"52-54-00-00-00-{number:x2}";

    private static async Task<string[]> ListUnknownAsync(StoreHost store, UnknownBoxPosition? after, int pageSize) =>
        [.. (await store.Testboxes.ListUnknownAsync(after, pageSize, Samples.None)).Select(box => box.Mac)];

    private static async Task SaveAsync(
        StoreHost store, AttemptRecord attempt, ImmutableDictionary<string, string> values)
    {
        var change = new AttemptChange { Next = attempt, Job = attempt.State, Values = values };
        Assert.Equal(SaveOutcome.Saved, await store.Jobs.SaveAsync(change, Samples.None));
    }
}
