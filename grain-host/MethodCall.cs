namespace Boxyard.GrainHost;

/// <summary>One call of a grain method: what its caller waits for, until when, and how it may be given up.</summary>
internal sealed class MethodCall<TResult>(GrainProxy target, GrainMethod method, object?[] arguments) : GrainCall
{
    private readonly TaskCompletionSource<TResult> _response = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _deadline = target.Silo.TimestampAfter(target.Silo.ResponseTimeout);
    private CancellationTokenRegistration _cancellation;

    internal Task<TResult> Response => _response.Task;

    internal override bool CountsAsUse => true;

    internal override bool IsAbandoned => Response.IsCompleted;

    /// <summary>Gives the call up, started or not, when its caller cancels it.</summary>
    internal void WatchFor(CancellationToken cancellationToken) =>
        _cancellation = cancellationToken.UnsafeRegister(
            static (call, token) => ((MethodCall<TResult>)call!)._response.TrySetCanceled(token), this);

    internal override void Fail(Exception exception)
    {
        _cancellation.Unregister();
        _response.TrySetException(exception);
    }

    internal override void FailIfOverdue(long now)
    {
        if (now >= _deadline && !IsAbandoned)
        {
            Fail(new TimeoutException(
                $"{method.Name} of {target} did not answer within {target.Silo.ResponseTimeout}. Is its grain in a "
                + "call chain that waits for itself, or busy with a long turn?"));
        }
    }

    private protected override Task Invoke(object grain) => method.Invoke(grain, arguments);

    private protected override void Complete(Activation activation, Task work)
    {
        _cancellation.Unregister();
        if (work.IsCompletedSuccessfully)
        {
            _response.TrySetResult(work is Task<TResult> typed ? typed.Result : default!);
        }
        else if (work.IsCanceled)
        {
            _response.TrySetCanceled();
        }
        else
        {
            _response.TrySetException(work.Exception!.InnerExceptions);
        }
    }
}
