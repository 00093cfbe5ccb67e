namespace Boxyard.Results;

/// <summary>A body that is read while there is room for it: now and then the disk is looked at.</summary>
internal sealed class RoomStream(Stream inner, DiskSpace space) : ReadOnceStream
{
    private const long CheckInterval = 8 << 20;

    private long _untilCheck = CheckInterval;

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
}
