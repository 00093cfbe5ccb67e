using Boxyard.Silo;

namespace Boxyard.Jobs;

/// <summary>One who waits for certain jobs to change.</summary>
internal sealed class JobWaiter(JobWakes wakes, IReadOnlyList<long> jobIds) : IDisposable
{
    private readonly WakeSignal _signal = new();

    public IReadOnlyList<long> JobIds { get; } = jobIds;

    /// <summary>True when one of its jobs has changed since the last time, false when the time is over.</summary>
    public Task<bool> WaitAsync(TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken) =>
        _signal.WaitAsync(timeout, clock, cancellationToken);

    public void Dispose() => wakes.Leave(this);

    internal void Wake() => _signal.Wake();
}
