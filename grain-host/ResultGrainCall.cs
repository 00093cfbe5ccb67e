namespace Boxyard.GrainHost;

/// <summary>A call with a result.</summary>
internal sealed class ResultGrainCall<TArguments, TResult>(
    GrainProxy target, ResultGrainMethod<TArguments, TResult> method, TArguments arguments)
    : MethodCall(target, method)
{
    private readonly TaskCompletionSource<TResult> _response = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal override Task<TResult> Response => _response.Task;

    private protected override Task Invoke(object grain)
    {
        try
        {
            return method.Call(grain, arguments);
        }
        catch (Exception exception)
        {
            return Task.FromException<TResult>(exception);
        }
    }

    private protected override void Answer(Task work) => _response.TrySetFromTask((Task<TResult>)work);

    private protected override void AnswerWith(Exception exception) => _response.TrySetException(exception);

    private protected override void Cancel(CancellationToken cancellationToken) =>
        _response.TrySetCanceled(cancellationToken);
}
