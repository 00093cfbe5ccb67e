namespace Boxyard.Storage;

/// <summary>A <see cref="WriteCommand"/> with an outcome.</summary>
internal abstract class WriteCommandOf<TOutcome> : WriteCommand
{
    // Asynchronous continuations: callers must not run on the writer's loop.
    private readonly TaskCompletionSource<TOutcome> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TOutcome? _outcome;
    private bool _hasOutcome;

    public Task<TOutcome> Answered => _answer.Task;

    public TOutcome Outcome
    {
        set
        {
            _outcome = value;
            _hasOutcome = true;
        }
    }

    /// <summary>The outcome so far.</summary>
    protected TOutcome? Written => _outcome;

    public override void Reset()
    {
        _hasOutcome = false;
        MustRepeat = false;
    }

    public override void Answer()
    {
        if (_hasOutcome)
        {
            _answer.TrySetResult(_outcome!);
        }
        else
        {
            Fail(new InvalidOperationException($"{GetType().Name} was written without an outcome."));
        }
    }

    public override void Fail(Exception exception)
    {
        if (exception is OperationCanceledException)
        {
            _answer.TrySetCanceled(CancellationToken);
        }
        else
        {
            _answer.TrySetException(exception);
        }
    }
}
