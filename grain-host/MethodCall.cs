namespace Boxyard.GrainHost;

/// <summary>One call of a grain method: what its caller waits for, until when, and how it may be given up.</summary>
internal abstract class MethodCall(GrainProxy target, GrainMethod method) : GrainCall
{
    private readonly TimeSpan _timeout = method.ResponseTimeout ?? target.Silo.ResponseTimeout;
    private long _deadline = long.MaxValue;
    private CancellationTokenRegistration _cancellation;

    internal override bool AlwaysInterleaves => method.AlwaysInterleaves;

    internal override bool IsReadOnly => method.IsReadOnly;

    internal override bool CountsAsUse => true;

    internal override bool IsAbandoned => Response.IsCompleted;

    internal abstract Task Response { get; }

    /// <summary>Starts the waiting time and gives the call up, started or not, when its caller cancels it.</summary>
    internal void WatchFor(CancellationToken cancellationToken)
    {
        if (!method.IsOneWay)
        {
            _deadline = target.Silo.TimestampAfter(_timeout);
        }

        if (cancellationToken.CanBeCanceled)
        {
            _cancellation = cancellationToken.UnsafeRegister(
                static (call, token) => ((MethodCall)call!).Cancel(token), this);
        }
    }

    internal override void Fail(Exception exception)
    {
        _cancellation.Unregister();
        LogIfOneWay(exception);
        AnswerWith(exception);
    }

    internal override void FailIfOverdue(long now)
    {
        if (now >= _deadline && !IsAbandoned)
        {
            Fail(new TimeoutException(
                $"{method.Name} of {target} did not answer within {_timeout}. Is its grain in a call chain that waits "
                + "for itself, or busy with a long turn?"));
        }
    }

    private protected override void Complete(Activation activation, Task work)
    {
        _cancellation.Unregister();
        if (work.Exception is { } exception)
        {
            LogIfOneWay(exception.GetBaseException());
        }

        Answer(work);
    }

    private protected abstract void Answer(Task work);

    private protected abstract void AnswerWith(Exception exception);

    private protected abstract void Cancel(CancellationToken cancellationToken);

    private void LogIfOneWay(Exception exception)
    {
        if (method.IsOneWay)
        {
            target.Silo.Log.OneWayCallFailed(exception, method.Name, target.ToString());
        }
    }
}
