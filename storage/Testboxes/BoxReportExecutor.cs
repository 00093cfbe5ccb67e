using Boxyard.Jobs;
using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary>
/// Keeps what boxes said and the events of it. The MAC that a box names stays in the event: whose machine it is, and so
/// what it boots, is only for a registration to say.
/// </summary>
internal sealed class BoxReportExecutor : CommandExecutor<BoxReportCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override Task ExecuteAsync(BoxReportCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        batch.Session.Add("testboxes_report", new Rows<BoxReportCommand>(commands)
            .Text("name", command => command.Report.Name).Text("arch", command => command.Report.Arch)
            .Text("wtmp_state", command => command.Report.WtmpState).Text("ip", command => command.Report.Ip)
            .Bigint("ssh_port", command => command.Report.SshPort));
        foreach (var command in commands)
        {
            batch.Effects.Append(ToEvent(command.Report));
            command.Outcome = true;
        }

        return Task.CompletedTask;
    }

    private static JobEvent ToEvent(TestboxReport report) => new()
    {
        JobId = report.JobId,
        Attempt = report.Attempt,
        Testbox = report.Name,
        Kind = report.EventKind,
        Data = report.Data,
    };
}
