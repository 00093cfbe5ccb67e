namespace Boxyard.Results;

/// <summary>
/// A stream of which the first byte is known before anything is stored: an empty body is refused, and its length may be
/// unknown.
/// </summary>
internal sealed class FirstByteStream : ReadOnceStream
{
    private readonly Stream _inner;
    private readonly byte _first;
    private bool _hasFirst;

    private FirstByteStream(Stream inner, byte first, bool isEmpty)
    {
        _inner = inner;
        _first = first;
        _hasFirst = !isEmpty;
        IsEmpty = isEmpty;
    }

    public bool IsEmpty { get; }

    /// <summary>Reads the first byte. The inner stream stays the caller's.</summary>
    public static async Task<FirstByteStream> OpenAsync(Stream inner, CancellationToken cancellationToken)
    {
        var first = new byte[1];
        var count = await inner.ReadAsync(first, cancellationToken);
        return new FirstByteStream(inner, first[0], isEmpty: count == 0);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_hasFirst || buffer.Length == 0)
        {
            return _inner.ReadAsync(buffer, cancellationToken);
        }

        _hasFirst = false;
        buffer.Span[0] = _first;
        return ValueTask.FromResult(1);
    }
}
