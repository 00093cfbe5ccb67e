using Boxyard.Jobs;
using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary>Keeps what boxes said and the events of it.</summary>
internal sealed class BoxReportExecutor : CommandExecutor<BoxReportCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override Task ExecuteAsync(BoxReportCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        batch.Session.Add("testboxes_report", new Rows<BoxReportCommand>(commands)
            .Text("name", command => command.Report.Name).Text("arch", command => command.Report.Arch)
            .Text("wtmp_state", command => command.Report.WtmpState).Text("ip", command => command.Report.Ip)
            .Bigint("ssh_port", command => command.Report.SshPort));

        // Two boxes may claim one MAC in one batch, and a set must not change a row twice: the later one gets it.
        var macs = commands.Where(command => command.Report.Mac is not null).Reverse().DistinctBy(command => command.Report.Mac).ToArray();
        batch.Session.Add("testbox_macs_put", new Rows<BoxReportCommand>(macs)
            .Text("mac", command => command.Report.Mac).Text("name", command => command.Report.Name));
        batch.Session.Add("unknown_boxes_delete", new Rows<BoxReportCommand>(macs).Text("mac", command => command.Report.Mac));
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
