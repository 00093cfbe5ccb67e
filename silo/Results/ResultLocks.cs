using Microsoft.Win32.SafeHandles;

namespace Boxyard.Results;

/// <summary>Locks that hold between the callers of this process and between silos that share the result folder.</summary>
internal sealed class ResultLocks(TimeProvider clock)
{
    private const int WouldBlockError = 11;
    private const int MacWouldBlockError = 35;
    private const int WindowsSharingError = unchecked((int)0x80070020);

    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(60);

    private readonly KeyedGate _gate = new();

    /// <summary>Takes the lock file at this path; its folder exists.</summary>
    public async Task<IAsyncDisposable> TakeAsync(string path, CancellationToken cancellationToken)
    {
        var turn = await _gate.EnterAsync(path, cancellationToken);
        try
        {
            return new Held(turn, await OpenAsync(path, cancellationToken));
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    private async Task<SafeFileHandle> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var startedAt = clock.GetTimestamp();
        while (true)
        {
            try
            {
                // FileShare.None is an exclusive lock of the operating system, which a killed process loses.
                return File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException taken) when (IsTaken(taken) && clock.GetElapsedTime(startedAt) < MaxWait)
            {
                await Task.Delay(RetryInterval, clock, cancellationToken);
            }
        }
    }

    private static bool IsTaken(IOException failure) => failure.HResult is WouldBlockError or MacWouldBlockError or WindowsSharingError;

    private sealed class Held(IDisposable turn, SafeFileHandle file) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            file.Dispose();
            turn.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
