namespace Boxyard.GrainHost;

/// <summary>
/// A timer of a grain and, since only one tick is under way at a time, also its tick. The next interval begins when a
/// callback has ended.
/// </summary>
internal sealed class GrainTimer : GrainCall, IGrainTimer
{
    private readonly Lock _gate = new();
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly GrainTimerCreationOptions _options;
    private readonly CancellationTokenSource _end = new();
    private readonly ITimer _timer;
    private TimeSpan _period;
    private TimeSpan? _nextDueTime;
    private bool _isTicking;

    internal GrainTimer(
        Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _callback = callback;
        _options = options;
        _timer = activation.Silo.Clock.CreateTimer(
            static timer => ((GrainTimer)timer!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    internal override bool AlwaysInterleaves => _options.Interleave;

    internal override bool IsReadOnly => false;

    internal override bool CountsAsUse => _options.KeepAlive;

    internal override bool IsAbandoned => _end.IsCancellationRequested;

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        ThrowIfInvalid(dueTime, nameof(dueTime));
        ThrowIfInvalid(period, nameof(period));
        lock (_gate)
        {
            _period = period;
            if (_isTicking)
            {
                _nextDueTime = dueTime;
            }
            else if (!IsAbandoned)
            {
                _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _timer.Dispose();
        _activation.Instance.Forget(this);
    }

    internal override void Fail(Exception exception) => Dispose();

    private protected override Task Invoke(object grain)
    {
        try
        {
            return _callback(_end.Token);
        }
        catch (Exception exception)
        {
            return Task.FromException(exception);
        }
    }

    private protected override void Complete(Activation activation, Task work)
    {
        if (work.Exception is { } exception)
        {
            activation.Silo.Log.TimerCallbackFailed(exception.GetBaseException(), activation.Identity.ToString());
        }

        lock (_gate)
        {
            _isTicking = false;
            if (!IsAbandoned)
            {
                _timer.Change(_nextDueTime ?? _period, Timeout.InfiniteTimeSpan);
                _nextDueTime = null;
            }
        }
    }

    private static void ThrowIfInvalid(TimeSpan span, string name)
    {
        if (span < TimeSpan.Zero && span != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(name, span, "A grain timer needs a span from zero up, or infinite.");
        }
    }

    private void Tick()
    {
        lock (_gate)
        {
            if (_isTicking || IsAbandoned)
            {
                return;
            }

            _isTicking = true;
        }

        _activation.Post(this);
    }
}
