using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>
/// The way into Boxyard for other programs. Thread-safe; make one and keep it. Each call has two faces: `TryX` returns
/// an <see cref="Outcome{T}"/>, `X` throws a <see cref="BoxyardException"/>.
/// </summary>
public sealed class BoxyardClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly bool _ownsHttp;

    /// <summary>A client of the silo that the options name.</summary>
    public BoxyardClient(BoxyardClientOptions options)
        : this(new HttpClient(), options)
    {
        _ownsHttp = true;
    }

    /// <summary>A client that sends through the caller's HttpClient, which stays the caller's to dispose.</summary>
    public BoxyardClient(HttpClient http, BoxyardClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        if (options.FindMistakes() is { Count: > 0 } mistakes)
        {
            throw new ArgumentException(string.Join(' ', mistakes), nameof(options));
        }

        _http = http;
        Options = options;
        var transport = new Transport(http, options);
        Jobs = new JobsClient(transport);
        Queues = new QueuesClient(transport);
        Testboxes = new TestboxesClient(transport);
        Overview = new OverviewClient(transport);
    }

    /// <summary>What this client was made with.</summary>
    public BoxyardClientOptions Options { get; }

    /// <summary>Submit, look at, wait for and follow jobs.</summary>
    public JobsClient Jobs { get; }

    /// <summary>The queues and how much waits in them.</summary>
    public QueuesClient Queues { get; }

    /// <summary>The test boxes: their state, their addresses, their queues.</summary>
    public TestboxesClient Testboxes { get; }

    /// <summary>How the whole lab stands, in numbers.</summary>
    public OverviewClient Overview { get; }

    /// <summary>Closes the connections that this client opened.</summary>
    public void Dispose()
    {
        if (_ownsHttp)
        {
            _http.Dispose();
        }
    }
}
