using System.Threading.Channels;

namespace Boxyard.Results;

/// <summary>
/// Wakes the extraction when an attempt has ended. Several calls before it wakes are one; a lost one is made good by
/// the poll.
/// </summary>
internal sealed class ExtractionSignal
{
    private readonly Channel<bool> _channel =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => _channel.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken cancellationToken) =>
        await _channel.Reader.ReadAsync(cancellationToken);
}
