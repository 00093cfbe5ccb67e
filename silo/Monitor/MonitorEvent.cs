using Boxyard.Jobs;

namespace Boxyard.Monitor;

/// <summary>One event in the old words, made once for all who look on.</summary>
internal sealed class MonitorEvent(EventPosition position, Dictionary<string, string> record)
{
    private readonly Lazy<byte[]> _text = new(() => MonitorRecord.Serialize(record));

    public EventPosition Position { get; } = position;

    public IReadOnlyDictionary<string, string> Record => record;

    /// <summary>As it is sent.</summary>
    public ReadOnlyMemory<byte> Text => _text.Value;
}
