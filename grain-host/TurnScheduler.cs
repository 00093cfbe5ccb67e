using System.Diagnostics.CodeAnalysis;

namespace Boxyard.GrainHost;

/// <summary>Runs the work of one activation on the thread pool, one piece at a time, in the order it came.</summary>
internal sealed class TurnScheduler(Activation activation) : TaskScheduler, IThreadPoolWorkItem
{
    // After so many turns the thread goes back to the pool, so that a busy grain does not starve the others.
    private const int MaxTurnsAtOnce = 100;

    private readonly Lock _gate = new();

    // Each piece is a GrainCall that starts, or a Task that code of the grain has made or awaits.
    private readonly Queue<object> _work = new();
    private bool _isScheduled;

    internal Activation Activation => activation;

    public override int MaximumConcurrencyLevel => 1;

    internal void Enqueue(object work)
    {
        lock (_gate)
        {
            _work.Enqueue(work);
            if (_isScheduled)
            {
                return;
            }

            _isScheduled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    void IThreadPoolWorkItem.Execute()
    {
        // Everything runs inside one task of this scheduler: it makes TaskScheduler.Current this one, to which awaits
        // return.
        var round = new Task(static scheduler => ((TurnScheduler)scheduler!).RunTurns(), this);
        round.RunSynchronously(this);
    }

    protected override void QueueTask(Task task) => Enqueue(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued
        && (ReferenceEquals(Current, this) || ReferenceEquals(task.AsyncState, this))
        && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_gate)
        {
            return [.. _work.OfType<Task>()];
        }
    }

    private void RunTurns()
    {
        for (var turn = 0; turn < MaxTurnsAtOnce; turn++)
        {
            if (!TryTake(out var work))
            {
                return;
            }

            if (work is GrainCall call)
            {
                call.Run(activation);
            }
            else
            {
                TryExecuteTask((Task)work);
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private bool TryTake([NotNullWhen(true)] out object? work)
    {
        lock (_gate)
        {
            _isScheduled = _work.TryDequeue(out work);
            return _isScheduled;
        }
    }
}
