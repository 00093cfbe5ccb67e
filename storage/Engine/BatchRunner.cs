using Boxyard.Storage.Queues;
using Microsoft.Extensions.Logging;

namespace Boxyard.Storage;

/// <summary>
/// Runs commands as one transaction: phases in order, then what they share, then the commit. Answers nobody.
/// </summary>
internal sealed partial class BatchRunner(
    IDatabase database, IEnumerable<ICommandExecutor> executors, LaneWeights weights, RequirementUse requirements,
    LimitWakes wakes, StorageOptions options, ILogger<BatchRunner> logger)
    : IAsyncDisposable
{
    private readonly ICommandExecutor[] _executors = [.. executors.OrderBy(executor => executor.Phase)];
    private IWriteSession? _session;

    /// <summary>
    /// Returns when the batch is on disk, with what it changed. Whatever it throws, nothing of the batch may be
    /// answered as done. `begun` may still add commands: the transaction may have waited for another silo's.
    /// </summary>
    public async Task<CommitNotice> RunAsync(
        IReadOnlyList<WriteCommand> commands, Action begun, CancellationToken cancellationToken)
    {
        var batchId = Guid.NewGuid().ToString("N");
        var effects = new BatchEffects(weights, requirements, options.KeepSecrets > TimeSpan.Zero);
        var isCommitting = false;
        try
        {
            _session ??= await database.OpenWriterAsync(cancellationToken);
            var batch = new Batch(_session, await _session.BeginAsync(batchId, cancellationToken), effects);
            begun();
            await ExecuteAsync(commands, batch, cancellationToken);
            isCommitting = true;
            await _session.CommitAsync(cancellationToken);
        }
        catch (Exception exception) when (isCommitting && !database.IsDataError(exception))
        {
            await DropSessionAsync();
            await SettleCommitAsync(batchId, exception, cancellationToken);
        }
        catch (Exception exception)
        {
            await RollbackAsync(exception);
            throw;
        }

        return effects.ToNotice();
    }

    public async ValueTask DisposeAsync() => await DropSessionAsync();

    private async Task ExecuteAsync(
        IReadOnlyList<WriteCommand> commands, Batch batch, CancellationToken cancellationToken)
    {
        var byKind = commands.GroupBy(command => command.GetType())
            .ToDictionary(kind => kind.Key, kind => kind.ToArray());
        var hasClaims = false;
        foreach (var executor in _executors)
        {
            if (!byKind.Remove(executor.CommandType, out var ofKind))
            {
                continue;
            }

            if (executor.Phase == WritePhase.Claim && !hasClaims)
            {
                hasClaims = true;
                batch.Effects.WriteLanes(batch.Session);
            }

            await executor.ExecuteAsync(ofKind, batch, cancellationToken);
        }

        if (byKind.Count > 0)
        {
            throw new InvalidOperationException($"No executor takes {byKind.Keys.First().Name}.");
        }

        batch.Effects.WriteRest(batch.Session);
        await wakes.FindAsync(batch, cancellationToken);
        batch.Session.Announce(batch.Effects.ToNotice());
    }

    /// <summary>
    /// The connection was lost at commit: the batch's row decides what happened. Returns only when it was committed.
    /// </summary>
    private async Task SettleCommitAsync(string batchId, Exception lost, CancellationToken cancellationToken)
    {
        var state = await database.FindCommitAsync(batchId, cancellationToken);
        LogCommitLost(lost, state);
        if (state != CommitState.Committed)
        {
            var what = state == CommitState.Absent
                ? "it was rolled back"
                : "whether it happened is not known, so look before repeating it";
            throw new StoreException($"The database failed at the commit of a write; {what}. {lost.Message}", lost);
        }
    }

    private async Task RollbackAsync(Exception cause)
    {
        try
        {
            if (_session is not null && !database.IsStoreError(cause))
            {
                await _session.RollbackAsync(CancellationToken.None);
                return;
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogRollbackFailed(exception);
        }

        await DropSessionAsync();
    }

    private async Task DropSessionAsync()
    {
        var session = _session;
        _session = null;
        if (session is not null)
        {
            await session.DisposeAsync();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection was lost at a commit; the batch is {State}")]
    private partial void LogCommitLost(Exception exception, CommitState state);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A rollback failed; the connection is replaced")]
    private partial void LogRollbackFailed(Exception exception);
}
