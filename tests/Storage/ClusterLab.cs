using Boxyard.Boot;
using Boxyard.Clusters;
using Boxyard.Dependencies;
using Boxyard.Jobs;
using Boxyard.Testboxes;

namespace Boxyard.Tests.Storage;

/// <summary>Cluster jobs and the boxes that they want.</summary>
internal static class ClusterLab
{
    public static readonly TimeSpan PresenceInterval = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan BootTimeout = TimeSpan.FromMinutes(10);

    /// <summary>Submits a cluster job with a part for each box; its id.</summary>
    public static Task<long> SubmitClusterAsync(this StoreHost store, params string[] boxes) =>
        store.SubmitAsync(Samples.Job(), boxes);

    /// <summary>The same, with parts that wait until a job is done.</summary>
    public static Task<long> SubmitHeldClusterAsync(this StoreHost store, long onJobId, params string[] boxes) =>
        store.SubmitAsync(
            Samples.Job() with { Waits = new WaitList { Waits = [new JobWait { JobId = onJobId }] } }, boxes);

    /// <summary>Submits a cluster job like this one, with a part for each box; its id.</summary>
    public static async Task<long> SubmitAsync(this StoreHost store, NewJob job, params string[] boxes)
    {
        var parts = boxes.Select((box, index) => job with
        {
            Queue = box,
            Testbox = box,
            Group = box,
            ClusterPart = new NewClusterPart
            {
                Index = index,
                Roles = index == 0 ? "server" : "client",
                DirectMacs = "",
                DirectIps = $"192.168.222.{index + 1}",
            },
        });
        return (await store.Jobs.SubmitAsync(Samples.Submission([.. parts]), Samples.None)).JobIds[0];
    }

    public static async Task SeeAsync(this StoreHost store, params string[] boxes)
    {
        foreach (var box in boxes)
        {
            await store.Testboxes.ReportAsync(new TestboxReport { Name = box, EventKind = "first_boot" }, Samples.None);
        }
    }

    public static Task<int> ReserveAsync(this StoreHost store, string? testbox = null, params string[] present) =>
        store.Clusters.ReserveAsync(
            new ClusterReservation
            {
                Testbox = testbox,
                Present = [.. present],
                PresenceInterval = PresenceInterval,
                BootTimeout = BootTimeout,
            },
            Samples.None);

    /// <summary>What the rules make of an event of a job's newest attempt, saved.</summary>
    public static async Task ApplyAsync(this StoreHost store, long jobId, AttemptEvent what)
    {
        var job = await store.Jobs.FindAsync(jobId, Samples.None);
        var attempt = await store.Jobs.FindAttemptAsync(jobId, job!.AttemptCount, Samples.None);
        var decision = AttemptRules.Apply(job, attempt!, what, store.Clock.GetUtcNow());
        Assert.Equal(SaveOutcome.Saved, await store.Jobs.SaveAsync(decision.Change!, Samples.None));
    }

    public static AttemptEvent Ask(string box) =>
        AttemptEvent.BoxAsks(new BootAsk { Testbox = box, Kind = BootKind.Grub, Address = "10.0.0.1:3000" });

    public static AttemptEvent Report(string word) =>
        AttemptEvent.Reported(new AttemptReport { Attempt = 1, JobState = word });

    /// <summary>The states of jobs, with their newest attempts' numbers and ends.</summary>
    public static async Task<string> StatesAsync(this StoreHost store, params long[] jobIds)
    {
        var states = new List<string>();
        foreach (var jobId in jobIds)
        {
            var job = await store.Jobs.FindAsync(jobId, Samples.None);
            var attempt = await store.Jobs.FindAttemptAsync(jobId, job!.AttemptCount, Samples.None);
            states.Add($"{job.State}/{attempt?.State.ToString() ?? "-"}.{job.AttemptCount}");
        }

        return string.Join(' ', states);
    }
}
