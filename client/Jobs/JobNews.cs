using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>
/// Tells when to look at a job again: by its event stream, and by the clock while that is not open or is refused. What
/// it tells are hints; the truth is what the look finds.
/// </summary>
internal sealed class JobNews : IAsyncDisposable
{
    /// <summary>An open stream tells of everything; this is the net beneath it.</summary>
    private static readonly TimeSpan LiveInterval = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _ending;
    private readonly IAsyncEnumerator<EventItem> _items;
    private readonly BoxyardClientOptions _options;
    private Task<bool>? _next;
    private bool _isLive;
    private bool _isRefused;

    public JobNews(Transport transport, long jobId, bool withLogs, CancellationToken cancellationToken)
    {
        _options = transport.Options;
        _ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _items = new EventsClient(transport)
            .FollowAsync(new EventQuery { JobIds = [jobId], WithLogs = withLogs, WithSigns = true }, _ending.Token)
            .GetAsyncEnumerator(_ending.Token);
    }

    /// <summary>Whether the last wait ended by the clock: the stream may have told nothing of what is new.</summary>
    public bool IsByClock { get; private set; }

    /// <summary>A piece of a log, or null when it is time to look at the job.</summary>
    public async Task<LogPiece?> NextAsync(CancellationToken cancellationToken)
    {
        IsByClock = false;
        while (!_isRefused)
        {
            try
            {
                _next ??= _items.MoveNextAsync().AsTask();
                await _next.WaitAsync(
                    _isLive ? LiveInterval : _options.PollInterval, _options.TimeProvider, cancellationToken);
            }
            catch (TimeoutException)
            {
                IsByClock = true;
                return null;
            }
            catch (BoxyardException)
            {
                // A silo that has no such stream, an account that may not read it: the clock has to do.
                _isRefused = true;
                break;
            }

            _next = null;
            var wasLive = _isLive;
            _isLive = true;
            if (_items.Current.Log is { } piece)
            {
                return piece;
            }

            // What happened between the look before and the opening of the stream is in neither.
            if (!wasLive || _items.Current.Event?.Kind is "state_changed" or "offered" or "reserved")
            {
                return null;
            }
        }

        await Task.Delay(_options.PollInterval, _options.TimeProvider, cancellationToken);
        IsByClock = true;
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        try
        {
            await (_next ?? Task.CompletedTask);
        }
        catch (Exception exception) when (exception is OperationCanceledException or BoxyardException)
        {
            // That was asked for.
        }

        await _items.DisposeAsync();
        _ending.Dispose();
    }
}
