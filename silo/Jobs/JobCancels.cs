using Boxyard.Clusters;

namespace Boxyard.Jobs;

/// <summary>Hands cancels to the jobs' grains.</summary>
internal sealed class JobCancels(IGrainFactory grains, IClusterStore clusters)
{
    private const string DefaultReason = "It was cancelled.";
    private const int MaxReasonLength = 500;

    /// <summary>Enough that they share commits, few enough to leave the database to others.</summary>
    private const int MaxAtOnce = 64;

    public async Task<CancelOutcome> CancelAsync(
        long jobId, string? reason, CancelScope scope, CancellationToken cancellationToken) =>
        (await CancelManyAsync([jobId], reason, scope, cancellationToken))[0];

    /// <summary>
    /// The outcomes in the order of the ids. A job of a cluster job is cancelled with all others of it, also when it is
    /// over itself; they are gone through once, however many of them were named. Not in one transaction: those that run
    /// hear of it by their guests, and if we stop in between, their barriers tell them; a repeated cancel reaches them
    /// too.
    /// </summary>
    public async Task<IReadOnlyList<CancelOutcome>> CancelManyAsync(
        IReadOnlyList<long> jobIds, string? reason, CancelScope scope, CancellationToken cancellationToken)
    {
        var outcomes = await CancelEachAsync(jobIds, reason, scope, cancellationToken);
        long[] meant =
        [
            .. jobIds.Zip(outcomes)
                .Where(job => job.Second.Kind is not (CancelOutcomeKind.NotFound or CancelOutcomeKind.OutOfScope))
                .Select(job => job.First),
        ];
        var others = await ListOthersAsync(jobIds, meant, cancellationToken);
        await CancelEachAsync(others, reason, scope, cancellationToken);
        return outcomes;
    }

    private async Task<IReadOnlyList<long>> ListOthersAsync(
        IReadOnlyList<long> jobIds, long[] meant, CancellationToken cancellationToken)
    {
        var named = jobIds.ToHashSet();
        var others = new List<long>();
        var found = meant.Length > 0 ? await clusters.FindClustersAsync(meant, cancellationToken) : null;
        foreach (var clusterId in found?.Values.Distinct() ?? [])
        {
            var members = await clusters.ListJobsAsync(clusterId, cancellationToken);
            others.AddRange(members.Where(member => !named.Contains(member)));
        }

        return others;
    }

    private async Task<CancelOutcome[]> CancelEachAsync(
        IReadOnlyList<long> jobIds, string? reason, CancelScope scope, CancellationToken cancellationToken)
    {
        var outcomes = new CancelOutcome[jobIds.Count];
        await Parallel.ForAsync(
            0,
            jobIds.Count,
            new ParallelOptions { MaxDegreeOfParallelism = MaxAtOnce, CancellationToken = cancellationToken },
            async (index, stopping) => outcomes[index] = await CancelOneAsync(jobIds[index], reason, scope, stopping));
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
