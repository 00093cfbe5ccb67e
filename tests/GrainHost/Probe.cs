using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Boxyard.Tests.GrainHost;

/// <summary>What grains report in the order it happened, and gates at which they wait for the test.</summary>
internal sealed class Probe
{
    private readonly Channel<string> _events = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();

    internal void Report(string text) => _events.Writer.TryWrite(text);

    /// <summary>Waits for the next report; a test that waits in vain fails after a generous real time.</summary>
    internal async Task<string> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        return await _events.Reader.ReadAsync(patience.Token);
    }

    internal bool HasReport => _events.Reader.TryPeek(out _);

    internal Task PassAsync(string gate) => Gate(gate).Task;

    internal void Open(string gate) => Gate(gate).TrySetResult();

    private TaskCompletionSource Gate(string name) =>
        _gates.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
