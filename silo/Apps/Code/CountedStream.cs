using Boxyard.Results;

namespace Boxyard.Apps.Code;

/// <summary>Counts what is read of a stream, and reads no more than was said to be in it and a byte behind.</summary>
internal sealed class CountedStream(Stream inner, long length) : ReadOnceStream
{
    public long Count { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var wanted = (int)Math.Min(buffer.Length, length + 1 - Count);
        var count = wanted > 0 ? await inner.ReadAsync(buffer[..wanted], cancellationToken) : 0;
        Count += count;
        return count;
    }
}
