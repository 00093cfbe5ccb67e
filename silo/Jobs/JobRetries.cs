using Boxyard.Clusters;

namespace Boxyard.Jobs;

/// <summary>Makes of a job that is over the submission of a new one: the same definition, the same secrets.</summary>
internal sealed class JobRetries(IJobStore jobs, IJobSecretStore secrets, IClusterStore clusters)
{
    /// <summary>The stored job as a body to submit, or why it cannot be repeated.</summary>
    public async Task<(byte[]? Body, string? Problem)> ReadAsync(JobRecord job, CancellationToken cancellationToken)
    {
        if (!job.State.IsFinal())
        {
            return (null, $"Job {job.Id} is {JobStateName.Of(job.State)}: only a job that is over can be repeated. "
                + "Wait for its end, or cancel it.");
        }

        if ((await clusters.FindClustersAsync([job.Id], cancellationToken)).TryGetValue(job.Id, out var clusterId))
        {
            return (null, $"Job {job.Id} is one of the jobs of cluster job {clusterId}, which run together or not at "
                + "all: none can be repeated alone. Submit the cluster job's file again.");
        }

        var spec = await jobs.FindSpecAsync(job.Id, cancellationToken)
            ?? throw new InvalidOperationException($"Job {job.Id} has no spec.");
        var kept = await secrets.ListAsync(job.Id, cancellationToken);
        if (kept.Count == 0 && await HadSecretsAsync(job.Id, cancellationToken))
        {
            return (null, $"Job {job.Id} had secrets, which are kept no longer (Storage:KeepSecrets), and without them "
                + "it would be another job. Submit its file again.");
        }

        return (JobExpander.WriteAgain(spec, kept), null);
    }

    private async Task<bool> HadSecretsAsync(long jobId, CancellationToken cancellationToken)
    {
        var first = await jobs.ListEventsAsync(jobId, afterId: 0, pageSize: 1, cancellationToken);
        return first is [{ Kind: SubmittedEvent.Kind } submitted] && SubmittedEvent.ReadSecretCount(submitted) > 0;
    }
}
