using System.Runtime.CompilerServices;
using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>Reads one log stream from a byte offset and goes on where a lost connection broke it.</summary>
internal sealed class LogReader(Transport transport, long jobId, int attempt, string stream)
{
    private const int PieceSize = 64 * 1024;

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        long offset, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[PieceSize];
        var failureCount = 0;
        while (true)
        {
            using var response = (await transport.OpenAsync(PathFrom(offset), cancellationToken)).GetValue();
            using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            while (true)
            {
                var piece = await transport.TryReadAsync(body, buffer, cancellationToken);
                if (piece.Count == 0)
                {
                    yield break;
                }

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

                failureCount = 0;
                offset += piece.Count;
                yield return buffer.AsMemory(0, piece.Count).ToArray();
            }
        }
    }

    private Uri PathFrom(long offset) =>
        new QueryText($"/api/v1/jobs/{jobId}/attempts/{attempt}/log/{Uri.EscapeDataString(stream)}")
            .Add("offset", $"{offset}")
            .ToUri();
}
