namespace Boxyard.Tests.Silo.Results;

/// <summary>Gives some bytes, then fails as a connection does that breaks off.</summary>
internal sealed class BrokenStream(long length) : MemoryStream
{
    private long _left = length;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_left == 0)
        {
            throw new IOException("The connection was reset.");
        }

        var count = (int)Math.Min(_left, buffer.Length);
        _left -= count;
        return ValueTask.FromResult(count);
    }
}
