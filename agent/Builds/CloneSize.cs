namespace Boxyard.Agent.Builds;

/// <summary>Ends what fills a folder once that is too large.</summary>
internal sealed class CloneSize(string folder, int maxMiB, TimeProvider clock)
{
    private const long BytesPerMiB = 1 << 20;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <exception cref="BuildFailure">The folder has become too large.</exception>
    public async Task WatchAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var large = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watch = WatchAsync(large, over.Token);
        try
        {
            await work(large.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw TooLarge();
        }
        finally
        {
            await over.CancelAsync();
            await watch;
        }

        if (IsTooLarge())
        {
            throw TooLarge();
        }
    }

    private async Task WatchAsync(CancellationTokenSource large, CancellationToken over)
    {
        try
        {
            using var timer = new PeriodicTimer(Interval, clock);
            while (await timer.WaitForNextTickAsync(over))
            {
                if (IsTooLarge())
                {
                    await large.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work is over.
        }
    }

    private bool IsTooLarge() => FolderSize.Of(folder) > maxMiB * BytesPerMiB;

    private BuildFailure TooLarge() => new($"The code has more than {maxMiB} MiB (Agent:MaxClone).");
}
