using Boxyard.Clusters;

namespace Boxyard.Jobs;

/// <summary>Hands cancels to the jobs' grains.</summary>
internal sealed class JobCancels(IGrainFactory grains, IClusterStore clusters)
{
    private const string DefaultReason = "It was cancelled.";
    private const int MaxReasonLength = 500;

    /// <summary>Enough that they share commits, few enough to leave the database to others.</summary>
    private const int MaxAtOnce = 64;

    /// <summary>
    /// A job of a cluster job is cancelled with all others of it. Not in one transaction: those that run hear of it by
    /// their guests, and if we stop in between, their barriers tell them; a repeated cancel reaches them too.
    /// </summary>
    public async Task<CancelOutcome> CancelAsync(
        long jobId, string? reason, CancelScope scope, CancellationToken cancellationToken)
    {
        var outcome = await CancelOneAsync(jobId, reason, scope, cancellationToken);
        if (outcome.Kind is CancelOutcomeKind.Cancelled or CancelOutcomeKind.Asked)
        {
            foreach (var other in await clusters.ListJobsAsync(jobId, cancellationToken))
            {
                if (other != jobId)
                {
                    await CancelOneAsync(other, reason, scope, cancellationToken);
                }
            }
        }

        return outcome;
    }

    /// <summary>The outcomes in the order of the ids.</summary>
    public async Task<IReadOnlyList<CancelOutcome>> CancelManyAsync(
        IReadOnlyList<long> jobIds, string? reason, CancelScope scope, CancellationToken cancellationToken)
    {
        var outcomes = new CancelOutcome[jobIds.Count];
        await Parallel.ForAsync(
            0,
            jobIds.Count,
            new ParallelOptions { MaxDegreeOfParallelism = MaxAtOnce, CancellationToken = cancellationToken },
            async (index, stopping) => outcomes[index] = await CancelAsync(jobIds[index], reason, scope, stopping));
        return outcomes;
    }

    private Task<CancelOutcome> CancelOneAsync(
        long jobId, string? reason, CancelScope scope, CancellationToken cancellationToken) =>
        grains.GetGrain<IJobGrain>(jobId).CancelAsync(Clean(reason), scope, cancellationToken);

    /// <summary>NUL is in no database's text.</summary>
    private static string Clean(string? reason) =>
        string.IsNullOrWhiteSpace(reason)
            ? DefaultReason
            : ShortText.Cut(reason, MaxReasonLength).Replace('\0', '\uFFFD');
}
