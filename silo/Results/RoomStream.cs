namespace Boxyard.Results;

/// <summary>A body that is read while there is room for it: now and then the disk is looked at.</summary>
internal sealed class RoomStream(Stream inner, DiskSpace space) : Stream
{
    private const long CheckInterval = 8 << 20;

    private long _untilCheck = CheckInterval;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException("The length is not known.");

    public override long Position
    {
        get => throw new NotSupportedException("The stream is read once.");
        set => throw new NotSupportedException("The stream is read once.");
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Read asynchronously.");

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_untilCheck <= 0)
        {
            _untilCheck = CheckInterval;
            if (!space.StillHasRoom())
            {
                throw new NoRoomException();
            }
        }

        var count = await inner.ReadAsync(buffer, cancellationToken);
        _untilCheck -= count;
        return count;
    }

    public override void Flush()
    {
        // Nothing is written.
    }

    public override long Seek(long offset, SeekOrigin origin) =>
        throw new NotSupportedException("The stream is read once.");

    public override void SetLength(long value) => throw new NotSupportedException("The stream is read only.");

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("The stream is read only.");
}
