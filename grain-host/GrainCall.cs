namespace Boxyard.GrainHost;

/// <summary>Something that an activation does in turns: a method call or the tick of a timer.</summary>
internal abstract class GrainCall
{
    /// <summary>The neighbours in the list that it is in: it waits, then it runs.</summary>
    internal GrainCall? Previous { get; set; }

    internal GrainCall? Next { get; set; }

    /// <summary>Whether the activation is young again after it.</summary>
    internal abstract bool CountsAsUse { get; }

    /// <summary>Whether nobody waits for it any more, so that it need not be started.</summary>
    internal abstract bool IsAbandoned { get; }

    /// <summary>Runs the first turn; the later ones follow from the awaits inside.</summary>
    internal void Run(Activation activation)
    {
        if (IsAbandoned)
        {
            activation.Finish(this);
            return;
        }

        var work = Invoke(activation.Instance.Grain!);
        if (work.IsCompleted)
        {
            End(activation, work);
        }
        else
        {
            // Where the work ends, in a turn or not: nothing here is code of the grain.
            _ = work.ContinueWith(
                static (work, state) =>
                {
                    var (call, activation) = ((GrainCall, Activation))state!;
                    call.End(activation, work);
                },
                (this, activation),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }
    }

    internal abstract void Fail(Exception exception);

    internal virtual void FailIfOverdue(long now)
    {
    }

    /// <summary>Never throws: a failure is in the task.</summary>
    private protected abstract Task Invoke(object grain);

    private protected abstract void Complete(Activation activation, Task work);

    private void End(Activation activation, Task work)
    {
        // The activation first: who has seen the answer of the last call finds the activation idle.
        activation.Finish(this);
        Complete(activation, work);
    }
}
