namespace Boxyard.GrainHost;

/// <summary>A call without a result.</summary>
internal sealed class VoidGrainCall<TArguments>(
    GrainProxy target, VoidGrainMethod<TArguments> method, TArguments arguments)
    : MethodCall(target, method)
{
    private readonly TaskCompletionSource _response = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal override Task Response => _response.Task;

    private protected override Task Invoke(object grain)
    {
        try
        {
            return method.Call(grain, arguments);
        }
        catch (Exception exception)
        {
            return Task.FromException(exception);
        }
    }

    private protected override void Answer(Task work) => _response.TrySetFromTask(work);

    private protected override void AnswerWith(Exception exception) => _response.TrySetException(exception);

    private protected override void Cancel(CancellationToken cancellationToken) =>
        _response.TrySetCanceled(cancellationToken);
}
