namespace Boxyard.GrainHost;

/// <summary>
/// A timer of a grain and, since only one tick is under way at a time, also its tick. The next period begins when a
/// callback has ended.
/// </summary>
internal sealed class GrainTimer : GrainCall, IGrainTimer
{
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly TimeSpan _period;
    private readonly CancellationTokenSource _end = new();
    private readonly ITimer _timer;

    internal GrainTimer(
        Activation activation, Func<CancellationToken, Task> callback, TimeSpan dueTime, TimeSpan period)
    {
        _activation = activation;
        _callback = callback;
        _period = period;
        _timer = activation.Silo.Clock.CreateTimer(
            static timer => ((GrainTimer)timer!).Tick(), this, dueTime, Timeout.InfiniteTimeSpan);
    }

    internal override bool CountsAsUse => false;

    internal override bool IsAbandoned => _end.IsCancellationRequested;

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

        // A disposed timer takes no new time.
        _timer.Change(_period, Timeout.InfiniteTimeSpan);
    }

    private void Tick() => _activation.Post(this);
}
