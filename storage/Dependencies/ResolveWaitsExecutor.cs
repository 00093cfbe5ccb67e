using Boxyard.Dependencies;
using Boxyard.Jobs;
using Boxyard.Storage.Jobs;

namespace Boxyard.Storage.Dependencies;

/// <summary>
/// Ends waits: jobs that wait for nothing more go into their queues or wait for the boxes of their cluster, jobs that
/// cannot run any more are cancelled.
/// </summary>
internal sealed class ResolveWaitsExecutor : CommandExecutor<ResolveWaitsCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        ResolveWaitsCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        // The conflict key lets one of them into a batch.
        var command = commands.Single();
        command.Outcome = true;
        var failed = command.Resolutions.Where(item => item.Failure is not null).DistinctBy(item => item.WaitingJobId);
        await CancelAsync([.. failed], batch, cancellationToken);
        await ReleaseAsync([.. command.Resolutions.Where(item => item.Failure is null)], batch, cancellationToken);
    }

    private static async Task CancelAsync(
        WaitResolution[] failed, Batch batch, CancellationToken cancellationToken)
    {
        var cancelled = new List<WaitResolution>();
        batch.Session.Add(
            "jobs_abort_wait",
            new Rows<WaitResolution>(failed)
                .Bigint("job_id", item => item.WaitingJobId)
                .Bigint("on_job_id", item => item.OnJobId)
                .Text("health", _ => JobHealth.AbortWait),
            row => cancelled.Add(failed[row.GetInt32(0)]));
        await batch.Session.SendAsync(cancellationToken);
        var gone = new Rows<WaitResolution>(cancelled).Bigint("job_id", item => item.WaitingJobId);
        batch.Session.Add("job_holds_delete", gone);
        batch.Session.Add("job_waits_delete_all", gone);
        foreach (var item in cancelled)
        {
            batch.Effects.QueuedJobCancelled(item.WaitingJobId, item.Failure!);
        }
    }

    private static async Task ReleaseAsync(
        WaitResolution[] over, Batch batch, CancellationToken cancellationToken)
    {
        batch.Session.Add("job_waits_delete", new Rows<WaitResolution>(over)
            .Bigint("job_id", item => item.WaitingJobId)
            .Bigint("on_job_id", item => item.OnJobId));
        var waiting = over.Select(item => item.WaitingJobId).Distinct().Order().ToArray();
        var free = new List<long>();
        var isClusterReleased = false;
        batch.Session.Add(
            "job_holds_release",
            new Rows<long>(waiting).Bigint("job_id", id => id),
            row => free.Add(waiting[row.GetInt32(0)]));
        await batch.Session.SendAsync(cancellationToken);

        free.ForEach(batch.Effects.JobTouched);
        await JobTable.QueueAgainAsync(free, "wait_over", batch, cancellationToken);
        batch.Session.Add(
            "cluster_parts_release",
            new Rows<long>(free).Bigint("job_id", id => id),
            row => isClusterReleased = true);
        await batch.Session.SendAsync(cancellationToken);
        if (isClusterReleased)
        {
            batch.Effects.ClusterWaits();
        }
    }
}
