namespace Boxyard.Jobs;

/// <summary>Hands cancels to the jobs' grains.</summary>
internal sealed class JobCancels(IGrainFactory grains)
{
    private const string DefaultReason = "It was cancelled.";
    private const int MaxReasonLength = 500;

    /// <summary>Enough that they share commits, few enough to leave the database to others.</summary>
    private const int MaxAtOnce = 64;

    public Task<CancelOutcome> CancelAsync(
        long jobId, string? reason, CancelScope scope, CancellationToken cancellationToken) =>
        grains.GetGrain<IJobGrain>(jobId).CancelAsync(Clean(reason), scope, cancellationToken);

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

    /// <summary>NUL is in no database's text.</summary>
    private static string Clean(string? reason) =>
        string.IsNullOrWhiteSpace(reason)
            ? DefaultReason
            : ShortText.Cut(reason, MaxReasonLength).Replace('\0', '\uFFFD');
}
