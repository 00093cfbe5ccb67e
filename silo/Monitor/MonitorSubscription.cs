using System.Threading.Channels;
using Boxyard.Jobs;

namespace Boxyard.Monitor;

/// <summary>One who looks on, and the pages of events that it has not read yet.</summary>
internal sealed class MonitorSubscription(EventPosition from)
{
    /// <summary>Pages are shared, so that all queues together hold no more events than the longest.</summary>
    public const int MaxPages = 64;

    private readonly Channel<IReadOnlyList<MonitorEvent>> _pages =
        Channel.CreateBounded<IReadOnlyList<MonitorEvent>>(MaxPages);

    /// <summary>What stands at it or before is not meant.</summary>
    public EventPosition From { get; } = from;

    /// <summary>It was left behind: what it has is read, and nothing comes after.</summary>
    public bool IsTooSlow { get; private set; }

    public IAsyncEnumerable<IReadOnlyList<MonitorEvent>> ReadAsync(CancellationToken cancellationToken) =>
        _pages.Reader.ReadAllAsync(cancellationToken);

    /// <summary>False when it reads too slowly; it gets no more then.</summary>
    public bool TryAdd(IReadOnlyList<MonitorEvent> page)
    {
        if (_pages.Writer.TryWrite(page))
        {
            return true;
        }

        IsTooSlow = true;
        _pages.Writer.TryComplete();
        return false;
    }
}
