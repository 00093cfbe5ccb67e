using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Boxyard.Tests.GrainHost;

/// <summary>What grains report in the order it happened, and gates at which they wait for the test.</summary>
internal sealed class Probe
{
    private readonly Channel<string> _events = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();
    private readonly ConcurrentQueue<TaskScheduler> _turns = new();
    private int _count;

    internal void Report(string text) => _events.Writer.TryWrite(text);

    /// <summary>Waits for the next report; a test that waits in vain fails after a generous real time.</summary>
    internal async Task<string> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        return await _events.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Remembers in which scheduler a grain runs, so that the test can wait for the end of the turn.</summary>
    internal void ReportTurn() => _turns.Enqueue(TaskScheduler.Current);

    /// <summary>Waits until the turns that were reported are over.</summary>
    internal async Task WaitForTurnsAsync()
    {
        while (_turns.TryDequeue(out var scheduler))
        {
            await Task.Factory.StartNew(() => { }, CancellationToken.None, TaskCreationOptions.None, scheduler);
        }
    }

    internal bool HasReport => _events.Reader.TryPeek(out _);

    internal int Count() => Interlocked.Increment(ref _count);

    internal Task PassAsync(string gate) => Gate(gate).Task;

    internal void Open(string gate) => Gate(gate).TrySetResult();

    private TaskCompletionSource Gate(string name) =>
        _gates.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
