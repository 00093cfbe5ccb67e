using System.Text;
using System.Text.Json;
using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>
/// Any route of the silo by its path and query, such as `/api/v1/queues?page_size=10`, with the time-outs, repetitions
/// and problems of all calls. For what has no method of its own.
/// </summary>
public sealed class ApiClient
{
    private readonly Transport _transport;

    internal ApiClient(Transport transport) => _transport = transport;

    /// <summary>Reads what is at a path.</summary>
    public Task<Outcome<T>> TryGetAsync<T>(string path, CancellationToken cancellationToken = default)
        where T : class =>
        _transport.GetAsync<T>(new QueryText(path), cancellationToken);

    /// <summary>As <see cref="TryGetAsync{T}"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken = default)
        where T : class =>
        (await TryGetAsync<T>(path, cancellationToken)).GetValue();

    /// <summary>
    /// Sends a body as JSON, or none when it is null. Repeated when it fails in passing, but never a POST, which may do
    /// twice what it does.
    /// </summary>
    public Task<Outcome<T>> TrySendAsync<T>(
        HttpMethod method, string path, object? body, CancellationToken cancellationToken = default)
        where T : class
    {
        var text = body is null ? null : JsonSerializer.Serialize(body, Json.Options);
        return TrySendTextAsync<T>(method, path, text, "application/json", cancellationToken: cancellationToken);
    }

    /// <summary>As <see cref="TrySendAsync{T}"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<T> SendAsync<T>(
        HttpMethod method, string path, object? body, CancellationToken cancellationToken = default)
        where T : class =>
        (await TrySendAsync<T>(method, path, body, cancellationToken)).GetValue();

    /// <summary>
    /// Sends a text of that type, or nothing when it is null. A POST is repeated only with a key, by which what is sent
    /// twice is done once.
    /// </summary>
    public Task<Outcome<T>> TrySendTextAsync<T>(
        HttpMethod method,
        string path,
        string? text,
        string contentType,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default)
        where T : class =>
        _transport.SendAsync<T>(
            () => Request(method, path, text, contentType, idempotencyKey),
            canRepeat: method != HttpMethod.Post || idempotencyKey is not null,
            cancellationToken);

    /// <summary>The status of the answer, when it is one of success, and nothing else of it.</summary>
    public async Task<Outcome<string>> TrySendForStatusAsync(
        HttpMethod method,
        string path,
        string text,
        string contentType,
        string idempotencyKey,
        CancellationToken cancellationToken = default)
    {
        var opened = await _transport.OpenAsync(
            () => Request(method, path, text, contentType, idempotencyKey), cancellationToken);
        using var response = opened.Succeeded ? opened.Value : null;
        return opened.Select(answer => $"{(int)answer.StatusCode}");
    }

    /// <summary>Opens what is at a path, of any length; the caller disposes the answer.</summary>
    public Task<Outcome<HttpResponseMessage>> TryOpenAsync(
        string path, CancellationToken cancellationToken = default) =>
        _transport.OpenAsync(new Uri(path, UriKind.Relative), cancellationToken);

    private static HttpRequestMessage Request(
        HttpMethod method, string path, string? text, string contentType, string? idempotencyKey)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (text is not null)
        {
            request.Content = new StringContent(text, Encoding.UTF8, contentType);
        }

        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return request;
    }
}
