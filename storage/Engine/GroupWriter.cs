using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Boxyard.Storage;

/// <summary>
/// The one writer of this process. Takes what waits, has it run as one transaction, answers each caller after the
/// commit, and starts the next: under load many callers share one fsync.
/// </summary>
internal sealed partial class GroupWriter(
    BatchRunner runner,
    IDatabase database,
    CommitListeners listeners,
    StorageMetrics metrics,
    TimeProvider clock,
    ILogger<GroupWriter> logger) : IAsyncDisposable
{
    private const int MaxWaiting = 50_000;
    private const int MaxRepeats = 5;
    private const string IsStopping = "The store is shutting down; nothing was written.";

    private readonly Channel<WriteCommand> _waiting = Channel.CreateBounded<WriteCommand>(
        // The continuation does no more than wake the writer's thread.
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true, AllowSynchronousContinuations = true });

    private readonly BatchPicker _picker = new();
    private readonly CancellationTokenSource _stopping = new();
    private Task? _loop;

    /// <summary>
    /// Starts the writer on a thread of its own: it blocks on disk and connection, and each of its steps would wait on
    /// the pool behind all the requests that wait for it.
    /// </summary>
    public void Start()
    {
        metrics.WatchWaiting(() => _waiting.Reader.Count);
        _loop = Task.Factory.StartNew(
            Loop,
            CancellationToken.None,
            TaskCreationOptions.DenyChildAttach | TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }

    /// <summary>
    /// Has a command written and returns its outcome when it is on disk. Cancelling drops it while it waits for its
    /// batch; one whose batch runs is answered as it ends.
    /// </summary>
    public Task<TOutcome> WriteAsync<TOutcome>(
        WriteCommandOf<TOutcome> command, CancellationToken cancellationToken)
    {
        command.CancellationToken = cancellationToken;
        return _waiting.Writer.TryWrite(command) ? command.Answered : EnqueueAsync(command, cancellationToken);
    }

    /// <summary>
    /// Takes no more commands, and returns when those that wait are written and answered. When it is cancelled, as when
    /// the database is away, what still waits is refused.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        if (_loop is not null)
        {
            await using var hurry = cancellationToken.Register(_stopping.Cancel);
            await _loop;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(new CancellationToken(canceled: true));
        await runner.DisposeAsync();
        _stopping.Dispose();
    }

    /// <summary>The writer is full, or closed.</summary>
    private async Task<TOutcome> EnqueueAsync<TOutcome>(
        WriteCommandOf<TOutcome> command, CancellationToken cancellationToken)
    {
        try
        {
            await _waiting.Writer.WriteAsync(command, cancellationToken);
        }
        catch (ChannelClosedException exception)
        {
            throw new StoreException(IsStopping, exception);
        }

        return await command.Answered;
    }

    private void Loop()
    {
        while (_picker.HasHeld || _waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            var batch = _picker.Take(_waiting.Reader);
            try
            {
                if (_stopping.IsCancellationRequested)
                {
                    FailAll(batch, new StoreException(IsStopping));
                }
                else if (batch.Count > 0)
                {
                    RunAsync(batch, () => TakeMore(batch)).GetAwaiter().GetResult();
                }
            }
            catch (Exception exception)
            {
                // A mistake of ours beside the commit: the next batch must run all the same.
                LogLoopFailed(exception);
                FailAll(batch, exception);
            }
        }
    }

    private void TakeMore(List<WriteCommand> batch)
    {
        if (!_stopping.IsCancellationRequested)
        {
            _picker.TakeMore(batch, _waiting.Reader);
        }
    }

    private async Task RunAsync(List<WriteCommand> commands, Action begun)
    {
        using var activity = StorageMetrics.Activities.StartActivity("commit");
        var startedAt = clock.GetTimestamp();
        CommitNotice notice;
        try
        {
            notice = await runner.RunAsync(commands, begun, _stopping.Token);
        }
        catch (Exception exception) when (commands.Count > 1 && !IsOutage(exception))
        {
            // One command's data broke the batch, and all of it was rolled back. Alone, only the guilty one fails.
            LogBatchBroken(exception, commands.Count);
            metrics.Failed();
            foreach (var command in commands)
            {
                command.Reset();
                await RunAsync([command], () => { });
            }

            return;
        }
        catch (Exception exception)
        {
            LogBatchFailed(exception, commands.Count);
            metrics.Failed();
            FailAll(commands, exception);
            return;
        }

        // After the commit, and outside of the catch: whatever fails here must not have the batch run again.
        AnswerAll(commands);
        metrics.Committed(commands.Count, clock.GetElapsedTime(startedAt), notice);
        listeners.Tell(notice);
    }

    private void FailAll(List<WriteCommand> commands, Exception exception) =>
        commands.ForEach(command => command.Fail(ToAnswer(exception, command)));

    private bool IsOutage(Exception exception) =>
        exception is StoreException or OperationCanceledException || database.IsStoreError(exception);

    private Exception ToAnswer(Exception exception, WriteCommand command)
    {
        if (exception is StoreException)
        {
            return new StoreException(exception.Message, exception);
        }

        if (exception is OperationCanceledException)
        {
            return new StoreException("The store is shutting down; whether this was written is not known.", exception);
        }

        if (database.IsDataError(exception))
        {
            return new StoreException(
                $"The database refused the data of {command.GetType().Name}: {exception.Message}", exception);
        }

        return database.IsStoreError(exception)
            ? new StoreException($"The database failed, nothing was written: {exception.Message}", exception)
            : exception;
    }

    private void AnswerAll(List<WriteCommand> commands)
    {
        foreach (var command in commands)
        {
            if (command.MustRepeat && command.RepeatCount < MaxRepeats)
            {
                command.Reset();
                command.RepeatCount++;
                _picker.Hold(command);
            }
            else
            {
                command.Answer();
            }
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A batch of {Count} writes was rolled back because of its data; its writes are run one by one")]
    private partial void LogBatchBroken(Exception exception, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The writer failed beside a commit; it goes on")]
    private partial void LogLoopFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A batch of {Count} writes failed")]
    private partial void LogBatchFailed(Exception exception, int count);
}
