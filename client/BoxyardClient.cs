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
        : this(new HttpClient { Timeout = Timeout.InfiniteTimeSpan }, options)
    {
        _ownsHttp = true;
    }

    /// <summary>
    /// A client that sends through the caller's HttpClient, which stays the caller's to dispose. Its own Timeout must
    /// be longer than those of the options, and than the longest upload.
    /// </summary>
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
        Accounts = new AccountsClient(transport);
        Events = new EventsClient(transport);
        Attempts = new AttemptsClient(transport);
        Notifications = new NotificationsClient(transport);
        Api = new ApiClient(transport);
        Metrics = new MetricsClient(transport);
        Overview = new OverviewClient(transport);
        Apps = new AppsClient(transport);
        Builds = new BuildsClient(transport);
        Profiles = new ProfilesClient(transport, Jobs);
    }

    /// <summary>What this client was made with.</summary>
    public BoxyardClientOptions Options { get; }

    /// <summary>Submit, look at, wait for and follow jobs.</summary>
    public JobsClient Jobs { get; }

    /// <summary>The queues and how much waits in them.</summary>
    public QueuesClient Queues { get; }

    /// <summary>The test boxes: their state, their addresses, their queues.</summary>
    public TestboxesClient Testboxes { get; }

    /// <summary>Accounts, their tokens, and what they did.</summary>
    public AccountsClient Accounts { get; }

    /// <summary>What happens, as it happens: events and logs.</summary>
    public EventsClient Events { get; }

    /// <summary>The calls of a box for its attempt: signs of life, logs, files.</summary>
    public AttemptsClient Attempts { get; }

    /// <summary>Deliveries to webhooks and how they stand.</summary>
    public NotificationsClient Notifications { get; }

    /// <summary>Any other route, by its path.</summary>
    public ApiClient Api { get; }

    /// <summary>Metrics across jobs.</summary>
    public MetricsClient Metrics { get; }

    /// <summary>How the whole lab stands, in numbers.</summary>
    public OverviewClient Overview { get; }

    /// <summary>The registry of apps: their versions, who may what with them.</summary>
    public AppsClient Apps { get; }

    /// <summary>Builds of apps and their logs.</summary>
    public BuildsClient Builds { get; }

    /// <summary>Profiles of apps: what they use while they run.</summary>
    public ProfilesClient Profiles { get; }

    /// <summary>Closes the connections that this client opened.</summary>
    public void Dispose()
    {
        if (_ownsHttp)
        {
            _http.Dispose();
        }
    }
}
