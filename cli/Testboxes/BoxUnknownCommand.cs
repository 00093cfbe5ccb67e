using System.CommandLine;

namespace Boxyard.Cli.Testboxes;

/// <summary>`boxyard box unknown`: machines that asked to boot and have no name yet.</summary>
internal sealed class BoxUnknownCommand : BoxyardCommand
{
    protected override Command Describe() =>
        new("unknown", "List the MACs that asked to boot and have no name, newest first.");

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var boxes = await session.Client.Testboxes.ListUnknownAsync(cancellationToken).ToListAsync(cancellationToken);
        if (session.IsJson)
        {
            return await session.WriteJsonAsync(boxes);
        }

        var table = new Table("MAC", "IP", "FIRST SEEN", "SEEN");
        foreach (var box in boxes)
        {
            table.Add(box.Mac, box.Ip, TimeText.Of(box.FirstSeenAt), TimeText.Of(box.SeenAt));
        }

        await table.WriteAsync(session.Output);
        return ExitCode.Done;
    }
}
