using System.Net.Http.Headers;

namespace Boxyard.Agent.Silo;

/// <summary>Sends requests to the silo: each within its time, with the agent's token unless it has another.</summary>
internal sealed class SiloHttp : IDisposable
{
    private readonly AgentOptions _options;
    private readonly HttpClient _http;

    public SiloHttp(AgentOptions options)
    {
        _options = options;
        Address = new Uri(options.Silo);
        // The time of a request is bounded one by one; a new connection now and then follows a name that moved.
        _http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public Uri Address { get; }

    /// <summary>Sends, and gives the answer to `readAsync` within the same time limit.</summary>
    public async Task<T> SendAsync<T>(
        HttpRequestMessage request,
        TimeSpan? timeout,
        Func<HttpResponseMessage, CancellationToken, Task<T>> readAsync,
        CancellationToken cancellationToken)
    {
        var limit = timeout ?? _options.RequestTimeout;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(limit);
        using (request)
        {
            if (request.Headers.Authorization is null && _options.Token is { } token)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            }

            try
            {
                using var answer = await _http.SendAsync(
                    request, HttpCompletionOption.ResponseHeadersRead, late.Token);
                return await readAsync(answer, late.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new SiloException($"{request.RequestUri} did not answer within {limit}.");
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException)
            {
                throw new SiloException($"{request.RequestUri}: {failure.Message}", failure);
            }
        }
    }

    public HttpRequestMessage Get(string path) => new(HttpMethod.Get, new Uri(Address, path));

    public void Dispose() => _http.Dispose();
}
