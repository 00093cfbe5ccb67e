using System.Text;

namespace Boxyard.Tests.Cli;

/// <summary>Gives one piece a reading, as a network does.</summary>
internal sealed class PieceStream(params string[] pieces) : MemoryStream
{
    private int _next;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(_next < pieces.Length ? Encoding.ASCII.GetBytes(pieces[_next++], buffer.Span) : 0);
}
