using Boxyard.Client;
using Microsoft.Extensions.Options;

namespace Boxyard.Dashboard.Accounts;

/// <summary>
/// Clients of the silo, each with the token of one visitor. They share their connections and hold nothing else, so one
/// is made for each request and there is nothing to bound or to forget.
/// </summary>
internal sealed class SiloClients(IOptions<DashboardOptions> options) : IDisposable
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    // Each call has the time-out of its options; a log may be read for longer.
    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = ConnectionLifetime })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Without a token it asks as somebody who has not signed in.</summary>
    public BoxyardClient Of(string? token) => new(_http, new BoxyardClientOptions
    {
        Server = options.Value.Silo,
        Token = token,
        RequestTimeout = options.Value.RequestTimeout,
        // A page that says at once that the silo is away is better than one that loads for long.
        MaxRetryCount = 0,
    });

    public void Dispose() => _http.Dispose();
}
