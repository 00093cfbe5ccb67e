namespace Boxyard.Storage.Testboxes;

/// <summary>Keeps what boxes said of themselves.</summary>
internal sealed class BoxReportExecutor : CommandExecutor<BoxReportCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override Task ExecuteAsync(BoxReportCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        TestboxTable.Report(batch, [.. commands.Select(command => command.Report)]);
        foreach (var command in commands)
        {
            command.Outcome = true;
        }

        return Task.CompletedTask;
    }
}
