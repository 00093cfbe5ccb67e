using System.CommandLine;
using Boxyard.Client;

namespace Boxyard.Cli.Testboxes;

/// <summary>`boxyard boxes`: the boxes that the silo knows by name.</summary>
internal sealed class BoxesCommand : BoxyardCommand
{
    protected override Command Describe() => new("boxes", "List the test boxes and what they do.");

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var boxes = await session.Client.Testboxes.ListAsync(cancellationToken).ToListAsync(cancellationToken);
        if (session.IsJson)
        {
            return await session.WriteJsonAsync(boxes);
        }

        await TableOf(boxes).WriteAsync(session.Output);
        return ExitCode.Done;
    }

    public static Table TableOf(IEnumerable<Testbox> boxes)
    {
        var table = new Table("BOX", "STATE", "JOB", "MAC", "QUEUES", "SEEN");
        foreach (var box in boxes)
        {
            table.Add(
                box.Name,
                BoxText.StateOf(box),
                box.LiveJobId?.ToString(),
                string.Join(',', box.Macs),
                string.Join(',', box.Queues),
                TimeText.Of(box.SeenAt));
        }

        return table;
    }
}
