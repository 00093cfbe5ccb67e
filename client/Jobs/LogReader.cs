using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>Reads one log stream from a byte offset and goes on where a lost connection broke it.</summary>
internal sealed class LogReader(Transport transport, long jobId, int attempt, string stream)
{
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(long offset, CancellationToken cancellationToken) =>
        new ResumingReader(transport, from => new HttpRequestMessage(HttpMethod.Get, PathFrom(from)))
            .ReadAsync(offset, cancellationToken);

    private Uri PathFrom(long offset) =>
        new QueryText($"/api/v1/jobs/{jobId}/attempts/{attempt}/log/{Uri.EscapeDataString(stream)}")
            .Add("offset", $"{offset}")
            .ToUri();
}
