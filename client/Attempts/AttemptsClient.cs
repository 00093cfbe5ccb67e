using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>
/// The calls of a box for its attempt, each with the attempt's token, which is in the job's archive alone. A problem
/// with status 409 means that the attempt is over.
/// </summary>
public sealed class AttemptsClient
{
    private readonly Transport _transport;

    internal AttemptsClient(Transport transport) => _transport = transport;

    /// <summary>Says that the guest is alive, every 5 s; the answer says whether it is to stop.</summary>
    public Task<Outcome<HeartbeatAnswer>> TryBeatAsync(
        AttemptKey key, CancellationToken cancellationToken = default) =>
        _transport.SendAsync<HeartbeatAnswer>(
            () => Ask(key, HttpMethod.Post, new QueryText($"{PathOf(key)}/heartbeat").ToUri()),
            canRepeat: true,
            cancellationToken);

    /// <summary>As <see cref="TryBeatAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<HeartbeatAnswer> BeatAsync(AttemptKey key, CancellationToken cancellationToken = default) =>
        (await TryBeatAsync(key, cancellationToken)).GetValue();

    /// <summary>
    /// Appends bytes to a log; <paramref name="offset"/> is where they begin in it. What the log has already changes
    /// nothing, so it is safe to repeat; a gap is <see cref="ProblemKind.Rejected"/>. The value is where the next bytes
    /// begin.
    /// </summary>
    public async Task<Outcome<LogEnd>> TryAppendLogAsync(
        AttemptKey key,
        string stream,
        long offset,
        ReadOnlyMemory<byte> bytes,
        CancellationToken cancellationToken = default)
    {
        var path = new QueryText($"{PathOf(key)}/log/{Uri.EscapeDataString(stream)}")
            .Add("offset", offset.ToString(CultureInfo.InvariantCulture))
            .ToUri();
        var answer = await _transport.SendForTextAsync(
            () => Ask(key, HttpMethod.Post, path, new ReadOnlyMemoryContent(bytes)),
            canRepeat: true,
            cancellationToken);
        return answer.Select(_ => new LogEnd { Offset = offset + bytes.Length });
    }

    /// <summary>As <see cref="TryAppendLogAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<LogEnd> AppendLogAsync(
        AttemptKey key,
        string stream,
        long offset,
        ReadOnlyMemory<byte> bytes,
        CancellationToken cancellationToken = default) =>
        (await TryAppendLogAsync(key, stream, offset, bytes, cancellationToken)).GetValue();

    /// <summary>
    /// Uploads a file, from the stream's position to its end, however large. The stream must be able to seek: the file
    /// is read twice, first for its SHA-256, which the silo checks, and again when a try failed. Its time-out is that
    /// of each piece, not of the file. The same file again is no error; a path that has other content is <see
    /// cref="ProblemKind.Rejected"/> with status 412.
    /// </summary>
    public async Task<Outcome<UploadedArtifact>> TryUploadArtifactAsync(
        AttemptKey key, string path, Stream content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(content);
        if (!content.CanSeek)
        {
            throw new ArgumentException("Give a stream that can seek, such as a file.", nameof(content));
        }

        var from = content.Position;
        var length = content.Length - from;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        var uri = ArtifactPath.Of(key.JobId, key.Attempt, path);
        var answer = await _transport.SendForTextAsync(
            () =>
            {
                content.Position = from;
                var request = Ask(key, HttpMethod.Put, uri, new UploadContent(content, length));
                request.Headers.Add("X-Content-Sha256", hash);
                // A file that is refused is not sent at all.
                request.Headers.ExpectContinue = true;
                return request;
            },
            canRepeat: true,
            cancellationToken);
        return answer.Select(_ => new UploadedArtifact { Path = path, Size = length, Sha256 = hash });
    }

    /// <summary>As <see cref="TryUploadArtifactAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<UploadedArtifact> UploadArtifactAsync(
        AttemptKey key, string path, Stream content, CancellationToken cancellationToken = default) =>
        (await TryUploadArtifactAsync(key, path, content, cancellationToken)).GetValue();

    private static string PathOf(AttemptKey key) => $"/api/v1/jobs/{key.JobId}/attempts/{key.Attempt}";

    private static HttpRequestMessage Ask(AttemptKey key, HttpMethod method, Uri uri, HttpContent? content = null) =>
        new(method, uri)
        {
            Content = content,
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", key.Token) },
        };
}
