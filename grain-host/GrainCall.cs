namespace Boxyard.GrainHost;

/// <summary>Something that an activation does in turns: a method call or the tick of a timer.</summary>
internal abstract class GrainCall
{
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
            _ = EndAfterAsync(activation, work);
        }
    }

    internal abstract void Fail(Exception exception);

    internal virtual void FailIfOverdue(long now)
    {
    }

    /// <summary>Never throws: a failure is in the task.</summary>
    private protected abstract Task Invoke(object grain);

    private protected abstract void Complete(Activation activation, Task work);

    private async Task EndAfterAsync(Activation activation, Task work)
    {
        await work.ConfigureAwait(
            ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        End(activation, work);
    }

    private void End(Activation activation, Task work)
    {
        // The activation first: who has seen the answer of the last call finds the activation idle.
        activation.Finish(this);
        Complete(activation, work);
    }
}
