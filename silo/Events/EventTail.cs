using Boxyard.Jobs;
using Boxyard.Storage;
using Microsoft.Extensions.Options;

namespace Boxyard.Events;

/// <summary>
/// Reads the events once for all streams of this silo, while there is one, and keeps the newest in memory. Whoever is
/// further behind reads the table itself, in lots, a few at a time.
/// </summary>
internal sealed partial class EventTail(
    IEventFeed events,
    JobRules rules,
    IOptions<EventOptions> options,
    IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json,
    TimeProvider clock,
    ILogger<EventTail> logger) : BackgroundService, ICommitListener
{
    /// <summary>So many events are handed to a stream at a time.</summary>
    public const int LotSize = 200;

    private const int PageSize = 500;
    private const int MaxEvents = 4_096;
    private const long MaxBytes = 8 * 1024 * 1024;
    private const int MaxLooksBehind = 4;

    /// <summary>
    /// Commits that follow each other are read together. On PostgreSQL a commit is told before it can be read safely
    /// while another transaction is open, so after each wake there are some looks in growing distances.
    /// </summary>
    private static readonly TimeSpan QuickDelay = TimeSpan.FromMilliseconds(20);
    private const int QuickLooks = 4;
    private const int QuickFactor = 3;

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _behind = new(MaxLooksBehind);
    private EventWindow? _window;
    private TaskCompletionSource _changed = NewSignal();
    private TaskCompletionSource _wake = NewSignal();
    private int _streamCount;
    private volatile bool _isBlind;

    /// <summary>The last look failed: there may be events that nobody has seen.</summary>
    public bool IsBlind => _isBlind;

    /// <summary>False when there are as many streams as may be; else <see cref="Leave"/> must follow.</summary>
    public bool TryEnter()
    {
        lock (_lock)
        {
            if (_streamCount >= options.Value.MaxStreams)
            {
                return false;
            }

            _streamCount++;
            _wake.TrySetResult();
            return true;
        }
    }

    public void Leave()
    {
        lock (_lock)
        {
            _streamCount--;
        }
    }

    public void Committed(CommitNotice notice)
    {
        lock (_lock)
        {
            if (_streamCount > 0)
            {
                _wake.TrySetResult();
            }
        }
    }

    /// <summary>A lot of what is in memory after a position, and what tells that there may be more.</summary>
    public (EventLook Look, Task Changed) Look(EventPosition after)
    {
        lock (_lock)
        {
            // Without a window yet there is nothing to see; its first is told as a change.
            var look = _window?.Look(after, LotSize) ?? new EventLook([], after, IsBehind: false);
            return (look, _changed.Task);
        }
    }

    /// <summary>A lot from the table, of the filter's jobs alone where it names some.</summary>
    public async Task<EventLook> ReadAsync(EventFilter filter, EventPosition after, CancellationToken cancellationToken)
    {
        await _behind.WaitAsync(cancellationToken);
        try
        {
            // The end first: what is before it can be seen from now on, so a lot that is not full reaches it.
            var end = await events.GetEndAsync(cancellationToken);
            var lot = filter.JobIds.Count > 0
                ? await events.ListOfJobsAsync(filter.JobIds, after, LotSize, cancellationToken)
                : await events.ListWithGroupsAsync(after, LotSize, cancellationToken);
            var last = lot.Count > 0 ? lot[^1].Position : after;
            return new EventLook(Write(lot), lot.Count < LotSize && end.IsAfter(last) ? end : last, IsBehind: true);
        }
        finally
        {
            _behind.Release();
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _behind.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var quietLooks = QuickLooks;
        while (true)
        {
            var delay = quietLooks < QuickLooks
                ? QuickDelay * Math.Pow(QuickFactor, quietLooks)
                : options.Value.PollInterval;
            var isWoken = await WaitAsync(delay, canWake: quietLooks > 0, stoppingToken);
            quietLooks = await TryLookAsync(stoppingToken) || isWoken ? 0 : Math.Min(quietLooks + 1, QuickLooks);
        }
    }

    /// <summary>True when something woke it before the time was over.</summary>
    private async Task<bool> WaitAsync(TimeSpan delay, bool canWake, CancellationToken cancellationToken)
    {
        Task wake;
        lock (_lock)
        {
            wake = _wake.Task;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timer = Task.Delay(delay, clock, ending.Token);
        await (canWake ? Task.WhenAny(timer, wake) : timer);
        cancellationToken.ThrowIfCancellationRequested();
        await ending.CancelAsync();
        lock (_lock)
        {
            var isWoken = _wake.Task.IsCompleted;
            _wake = isWoken ? NewSignal() : _wake;
            return isWoken;
        }
    }

    /// <summary>
    /// One look; true when there was something new. Catches what fails: the next goes on from the same place.
    /// </summary>
    private async Task<bool> TryLookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var isNew = await LookAsync(cancellationToken);
            _isBlind = false;
            return isNew;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            _isBlind = true;
            LogFailed(logger, failure);
            return false;
        }
    }

    private async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        EventWindow? window;
        lock (_lock)
        {
            _window = _streamCount > 0 ? _window : null;
            window = _window;
            if (_streamCount == 0)
            {
                return false;
            }
        }

        if (window is null)
        {
            window = new EventWindow(await events.GetEndAsync(cancellationToken), MaxEvents, MaxBytes);
            Change(() => _window = window);
        }

        var isNew = false;
        while (await events.ListWithGroupsAsync(window.End, PageSize, cancellationToken) is { Count: > 0 } page)
        {
            isNew = true;
            var written = Write(page);
            Change(() => window.Add(written));
            if (page.Count < PageSize)
            {
                break;
            }
        }

        return isNew;
    }

    private FollowedEvent[] Write(IReadOnlyList<PositionedEvent> page) =>
        [.. page.Select(item => FollowedEvent.Of(item, rules.GroupRule, json.Value.SerializerOptions))];

    /// <summary>Changes the window and wakes the streams.</summary>
    private void Change(Action change)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            change();
            changed = _changed;
            _changed = NewSignal();
        }

        changed.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(LogLevel.Error, "The events for the streams could not be read; the next look follows")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
