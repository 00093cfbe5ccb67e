using Boxyard.Jobs;
using Boxyard.Metrics;
using Boxyard.Overview;
using Boxyard.Results;

namespace Boxyard.Tests.Storage;

public sealed class MetricHistoryTests
{
    [Theory, Dialects]
    public async Task Only_good_runs_of_a_suite_in_a_group_make_a_series_newest_first(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await RunAsync(store, JobState.Succeeded, 10);
        await RunAsync(store, JobState.Failed, 99);
        await RunAsync(store, JobState.Succeeded, 30, Samples.Job(suite: "other"));
        await RunAsync(store, JobState.Succeeded, 20, Samples.Job(), ("mbps", 21), ("loss", 1));
        var history = store.Get<IMetricHistory>();

        var all = await history.ListSeriesAsync("iperf", "vm-2p8g", "mbps", 10, Samples.None);
        var newest = await history.ListSeriesAsync("iperf", "vm-2p8g", "mbps", 2, Samples.None);
        var none = await history.ListSeriesAsync("iperf", "vm-2p8g", "other", 10, Samples.None);

        Assert.Equal([(4L, 20.0, "Mbit/s", "vm-2p8g--1"), (1L, 10.0, "Mbit/s", "vm-2p8g--1")],
            all.Select(point => (point.JobId, point.Value, point.Unit!, point.Testbox)));
        // The newest two runs are looked at, and one of them failed.
        Assert.Equal([4L], newest.Select(point => point.JobId));
        Assert.Empty(none);
    }

    [Theory, Dialects]
    public async Task The_last_good_runs_before_a_job_come_with_their_metrics(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await RunAsync(store, JobState.Succeeded, 10, Samples.Job(), ("loss", 1));
        await RunAsync(store, JobState.Crashed, 15);
        await RunAsync(store, JobState.Succeeded, 20);
        await RunAsync(store, JobState.Succeeded, 30);
        var history = store.Get<IMetricHistory>();
        // Good, but with nothing measured: not one of them.
        var silent = await store.SubmitAsync();
        await store.Jobs.SaveAsync(
            Samples.End(await store.ClaimAsync("vm-2p8g--1"), store.Clock.GetUtcNow(), JobState.Succeeded), Samples.None);

        var before = await history.ListRunsAsync("iperf", "vm-2p8g", 4, 10, Samples.None);
        var last = await history.ListRunsAsync("iperf", "vm-2p8g", long.MaxValue, 1, Samples.None);

        Assert.Equal([3L, 1], before.Select(run => run.JobId));
        Assert.Equal([("mbps", 10.0), ("loss", 1)], before[1].Metrics.Select(metric => (metric.Name, metric.Value)));
        Assert.Equal((4, 5), (Assert.Single(last).JobId, silent));
    }

    [Theory, Dialects]
    public async Task Ends_of_jobs_are_counted_by_hour_in_the_transaction_that_ends_them(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var facts = store.Get<ILabFacts>();
        var hour = new DateTimeOffset(
            store.Clock.GetUtcNow().Ticks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero);
        await RunAsync(store, JobState.Succeeded, 1);
        await RunAsync(store, JobState.Succeeded, 1);
        await RunAsync(store, JobState.Failed, 1);
        store.Clock.Advance(hour.AddHours(1) - store.Clock.GetUtcNow());
        await RunAsync(store, JobState.Succeeded, 1);

        var all = await facts.ListEndsAsync(hour, Samples.None);
        var late = await facts.ListEndsAsync(hour.AddMinutes(60), Samples.None);

        Assert.Equal(
            [(hour, JobState.Failed, 1L), (hour, JobState.Succeeded, 2), (hour.AddHours(1), JobState.Succeeded, 1)],
            all.Select(end => (end.Hour, end.Outcome, end.JobCount)));
        Assert.Equal(all[^1], Assert.Single(late));
    }

    [Theory, Dialects]
    public async Task The_presence_of_boxes_is_told(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        await store.ClaimAsync("vm-2p8g--1");
        await store.Testboxes.SetQueuesAsync("vm-2p8g-2", ["a"], Samples.None);
        await store.Get<Boxyard.Testboxes.ITestboxHealthStore>().HoldAsync(
            "vm-2p8g-2", Boxyard.Testboxes.HoldKind.Drained, null, null, Samples.None);

        var boxes = await store.Get<ILabFacts>().ListBoxesAsync(Samples.None);

        Assert.Equal(
            (false, true),
            boxes.Where(box => box.Name == "vm-2p8g-2").Select(box => (box.IsBusy, box.IsHeld)).Single());
    }

    private static async Task RunAsync(
        StoreHost store, JobState outcome, double mbps, NewJob? job = null, params (string Name, double Value)[] more)
    {
        await store.SubmitAsync(job ?? Samples.Job());
        var attempt = await store.ClaimAsync();
        await store.Jobs.SaveAsync(Samples.End(attempt, store.Clock.GetUtcNow(), outcome), Samples.None);
        var metrics = more.Prepend(("mbps", mbps))
            .Select(metric => new MetricRecord
            {
                Name = metric.Item1,
                Value = metric.Item2,
                Unit = metric.Item1 == "mbps" ? "Mbit/s" : null,
            });
        await store.Results.SaveExtractedAsync(
            attempt.JobId, attempt.Number, new ExtractedResults { Metrics = [.. metrics] }, Samples.None);
    }
}
