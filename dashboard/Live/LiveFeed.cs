using Boxyard.Client;
using Microsoft.Extensions.Options;

namespace Boxyard.Dashboard.Live;

/// <summary>
/// Follows the silo's event stream, once for all viewers and topics. While the silo is away it asks again with growing
/// pauses, and goes on behind the last event that it had.
/// </summary>
internal sealed partial class LiveFeed(
    LiveHub hub, IOptions<DashboardOptions> options, TimeProvider clock, ILogger<LiveFeed> log) : BackgroundService
{
    private static readonly TimeSpan MinPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(5);

    private string? _cursor;
    private TimeSpan _pause = MinPause;
    private bool _isConnected;
    private string? _toldLoss;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var silo = new BoxyardClient(new BoxyardClientOptions
        {
            Server = options.Value.Silo,
            Token = string.IsNullOrWhiteSpace(options.Value.Token) ? null : options.Value.Token,
            RequestTimeout = options.Value.RequestTimeout,
            // An outage is told at once: the pauses between tries are ours.
            MaxOutageTimeout = TimeSpan.FromTicks(1),
            RetryDelay = TimeSpan.FromMilliseconds(1),
            MaxRetryDelay = TimeSpan.FromMilliseconds(1),
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(silo, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (BoxyardException failure)
            {
                Lose(failure);
            }
            catch (Exception exception)
            {
                // The pages are live again whatever went wrong.
                LogFailed(exception);
                hub.Lose();
                _isConnected = false;
            }

            await Task.Delay(_pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _pause = TimeSpan.FromTicks(Math.Min(_pause.Ticks * 2, MaxPause.Ticks));
        }
    }

    private async Task FollowAsync(BoxyardClient silo, CancellationToken cancellationToken)
    {
        var query = new EventQuery { After = _cursor, WithSigns = true };
        await foreach (var item in silo.Events.FollowAsync(query, cancellationToken))
        {
            _cursor = item.Cursor;
            _pause = MinPause;
            hub.Hear();
            if (!_isConnected)
            {
                _isConnected = true;
                _toldLoss = null;
                LogConnected(options.Value.Silo);
            }

            if (item.Event is { } happened)
            {
                hub.Publish(LiveTopic.Of(happened));
            }
        }
    }

    private void Lose(BoxyardException failure)
    {
        hub.Lose();
        _isConnected = false;
        // Once for each outage, and for each reason: the tries go on every few seconds.
        if (_toldLoss != failure.Message)
        {
            _toldLoss = failure.Message;
            LogLost(options.Value.Silo, failure.Message, AdviceOf(failure.Problem));
        }

        if (failure.Problem.Status == StatusCodes.Status409Conflict)
        {
            // The silo has another database, or was restored: it begins anew.
            _cursor = null;
            hub.ChangeAll();
        }
    }

    private static string AdviceOf(Problem problem) => problem.Status
        is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden
        ? "Set Dashboard:Token to a token of the role viewer."
        : "It is tried again.";

    [LoggerMessage(LogLevel.Information, "Pages are live: the events of {Silo} are followed.")]
    private partial void LogConnected(Uri silo);

    [LoggerMessage(LogLevel.Warning, "Pages are not live: the events of {Silo} cannot be followed. {Message} {Advice}")]
    private partial void LogLost(Uri silo, string message, string advice);

    [LoggerMessage(LogLevel.Error, "Following the silo's events failed; it is begun again.")]
    private partial void LogFailed(Exception exception);
}
