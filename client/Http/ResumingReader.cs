using System.Runtime.CompilerServices;

namespace Boxyard.Client.Http;

/// <summary>
/// Reads a body from a byte offset and goes on where a lost connection broke it. `createRequest` asks for what follows
/// an offset.
/// </summary>
internal sealed class ResumingReader(Transport transport, Func<long, HttpRequestMessage> createRequest)
{
    private const int PieceSize = 64 * 1024;

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        long offset, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[PieceSize];
        var failureCount = 0;
        while (true)
        {
            var from = offset;
            using var response =
                (await transport.OpenAsync(() => createRequest(from), cancellationToken)).GetValue();
            using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            while (true)
            {
                var piece = await transport.TryReadAsync(
                    body, buffer, transport.Options.RequestTimeout, cancellationToken);
                if (piece.Problem is not null)
                {
                    // Opening again repeats by itself; this bounds bodies that open well and always break.
                    failureCount++;
                    if (failureCount > transport.Options.MaxRetryCount)
                    {
                        throw new BoxyardException(piece.Problem);
                    }

                    break;
                }

                if (piece.Count == 0)
                {
                    yield break;
                }

                failureCount = 0;
                offset += piece.Count;
                yield return buffer.AsMemory(0, piece.Count).ToArray();
            }
        }
    }
}
