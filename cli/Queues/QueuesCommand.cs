using System.CommandLine;
using Boxyard.Client;

namespace Boxyard.Cli.Queues;

/// <summary>`boxyard queues`: how much waits where.</summary>
internal sealed class QueuesCommand : BoxyardCommand
{
    protected override Command Describe() => new("queues", "List the queues and how much waits in them.");

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var queues = await session.Client.Queues.ListAsync(cancellationToken);
        if (session.IsJson)
        {
            return await session.WriteJsonAsync(queues);
        }

        await TableOf(queues).WriteAsync(session.Output);
        return ExitCode.Done;
    }

    public static Table TableOf(IEnumerable<JobQueue> queues)
    {
        var table = new Table("QUEUE", "QUEUED", "LIVE", "OLDEST");
        foreach (var queue in queues)
        {
            table.Add(queue.Name, $"{queue.QueuedCount}", $"{queue.LiveCount}", TimeText.Of(queue.OldestAt));
        }

        return table;
    }
}
