namespace Boxyard.Storage;

/// <summary>Runs the commands of one kind.</summary>
internal interface ICommandExecutor
{
    WritePhase Phase { get; }

    Type CommandType { get; }

    Task ExecuteAsync(IReadOnlyList<WriteCommand> commands, Batch batch, CancellationToken cancellationToken);
}
