namespace Boxyard.Storage;

/// <summary>Runs all commands of one kind in a batch by set-based statements, and fills in their outcomes.</summary>
internal abstract class CommandExecutor<TCommand> : ICommandExecutor
    where TCommand : WriteCommand
{
    public abstract WritePhase Phase { get; }

    public Type CommandType => typeof(TCommand);

    public Task ExecuteAsync(IReadOnlyList<WriteCommand> commands, Batch batch, CancellationToken cancellationToken) =>
        ExecuteAsync([.. commands.Cast<TCommand>()], batch, cancellationToken);

    protected abstract Task ExecuteAsync(TCommand[] commands, Batch batch, CancellationToken cancellationToken);
}
