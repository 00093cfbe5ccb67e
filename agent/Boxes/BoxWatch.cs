using Boxyard.Agent.Drivers;
using Boxyard.Agent.Silo;

namespace Boxyard.Agent.Boxes;

/// <summary>
/// Stays with a running box until it has ended or must be ended. Whether its attempt is still wanted is asked of the
/// silo; signs of life are the guest's own business, except for guests that give none.
/// </summary>
internal sealed partial class BoxWatch(
    AgentOptions options, SiloAttempts attempts, TimeProvider clock, ILogger<BoxWatch> logger)
{
    private const long BytesPerMiB = 1 << 20;

    /// <summary>How often is looked whether the box has ended.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(5);

    /// <summary>The console of a run, from where it was left.</summary>
    public ConsoleUpload OpenConsole(RunRecord run, string stream) =>
        new(run, stream, attempts, options.MaxUnsentConsole * BytesPerMiB, logger);

    public async Task<WatchEnd> RunAsync(
        RunRecord run, HostProcess process, ConsoleUpload console, CancellationToken cancellationToken)
    {
        var look = new Cadence(run.GuestBeats ? options.WatchInterval : HeartbeatInterval, clock);
        var upload = new Cadence(options.ConsoleInterval, clock);
        long? overAt = null;
        using var timer = new PeriodicTimer(LookInterval, clock);
        while (process.IsRunning)
        {
            if (upload.IsDue())
            {
                await TryAsync(run, async () =>
                {
                    await console.SendAsync(cancellationToken);
                    return true;
                });
            }

            if (overAt is null && look.IsDue())
            {
                var answer = await TryAsync(run, () => AskAsync(run, cancellationToken));
                if (answer is WatchEnd.Cancelled or WatchEnd.TimedOut)
                {
                    LogStopped(logger, run.Box, run.ShownId, answer.Value);
                    return answer.Value;
                }

                overAt = answer == WatchEnd.Stale ? clock.GetTimestamp() : null;
            }

            // Its guest has heard of it too, and may have something to put in order.
            if (overAt is { } at && clock.GetElapsedTime(at) >= options.StopGrace)
            {
                LogStopped(logger, run.Box, run.ShownId, WatchEnd.Stale);
                return WatchEnd.Stale;
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }

        return WatchEnd.Ended;
    }

    private async Task<WatchEnd?> AskAsync(RunRecord run, CancellationToken cancellationToken)
    {
        if (run.GuestBeats)
        {
            return await attempts.IsLiveAsync(run, cancellationToken) ? null : WatchEnd.Stale;
        }

        return await attempts.BeatAsync(run, cancellationToken) switch
        {
            null => WatchEnd.Stale,
            { IsCancelled: true } => WatchEnd.Cancelled,
            { StopIn: var left } when left <= TimeSpan.Zero => await AskIfTimedOutAsync(run, cancellationToken),
            _ => null,
        };
    }

    /// <summary>Also an attempt that still boots or uploads has a time, but its end is the silo's to say.</summary>
    private async Task<WatchEnd?> AskIfTimedOutAsync(RunRecord run, CancellationToken cancellationToken) =>
        await attempts.FindStateAsync(run, cancellationToken) == "running" ? WatchEnd.TimedOut : null;

    /// <summary>Null when the silo does not answer: the box goes on, and the next look asks again.</summary>
    private async Task<T?> TryAsync<T>(RunRecord run, Func<Task<T>> askAsync)
    {
        try
        {
            return await askAsync();
        }
        catch (SiloException failure)
        {
            LogNoAnswer(logger, run.Box, failure.Message);
            return default;
        }
    }

    [LoggerMessage(LogLevel.Information, "{Box}: attempt {ShownId} is to end: {Reason}")]
    private static partial void LogStopped(ILogger logger, string box, string shownId, WatchEnd reason);

    [LoggerMessage(LogLevel.Warning, "{Box}: it goes on without an answer of the silo: {Problem}")]
    private static partial void LogNoAnswer(ILogger logger, string box, string problem);
}
