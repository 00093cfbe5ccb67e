using System.Net.Http.Headers;
using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>The files that attempts uploaded.</summary>
public sealed partial class JobsClient
{
    /// <summary>
    /// The bytes of an uploaded file, in pieces as they come, so that a file of any size takes little memory. A
    /// connection that is lost in the middle is taken up again where it broke. Throws a <see cref="BoxyardException"/>.
    /// </summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadArtifactAsync(
        long jobId, int attempt, string path, CancellationToken cancellationToken = default)
    {
        var uri = ArtifactPath.Of(jobId, attempt, path);
        return new ResumingReader(_transport, from => AskFrom(uri, from)).ReadAsync(0, cancellationToken);
    }

    /// <summary>Writes an uploaded file to a stream. As <see cref="ReadArtifactAsync"/>.</summary>
    public async Task DownloadArtifactAsync(
        long jobId, int attempt, string path, Stream target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        await foreach (var piece in ReadArtifactAsync(jobId, attempt, path, cancellationToken))
        {
            await target.WriteAsync(piece, cancellationToken);
        }
    }

    /// <summary>A file never changes once it is uploaded, so its rest is the same file's.</summary>
    private static HttpRequestMessage AskFrom(Uri uri, long offset)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, uri);
        if (offset > 0)
        {
            request.Headers.Range = new RangeHeaderValue(offset, to: null);
        }

        return request;
    }
}
