namespace Boxyard.Jobs;

/// <summary>
/// Applies to many attempts what the clock says of them: side by side, so that they share commits, and each by itself,
/// so that one that fails keeps none of the others.
/// </summary>
internal static class AttemptSweep
{
    /// <summary>Enough that they share commits.</summary>
    private const int MaxAtOnce = 32;

    /// <summary>Returns when `apply` has been tried for all; `tellFailure` gets what it threw.</summary>
    public static Task ForEachAsync(
        IReadOnlyList<AttemptRecord> attempts,
        Func<AttemptRecord, CancellationToken, Task> apply,
        Action<Exception, AttemptRecord> tellFailure,
        CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxAtOnce, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(attempts, options, TryAsync);

        async ValueTask TryAsync(AttemptRecord attempt, CancellationToken stopping)
        {
            try
            {
                await apply(attempt, stopping);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                tellFailure(failure, attempt);
            }
        }
    }
}
