using Boxyard.Cli.Jobs;
using Boxyard.Cli.Queues;
using Boxyard.Cli.Testboxes;
using Boxyard.Client;

namespace Boxyard.Cli.Screen;

/// <summary>What goes on in the lab at one look.</summary>
internal sealed record Overview
{
    private const int JobCount = 20;

    /// <summary>Those in which something waits or runs.</summary>
    public required IReadOnlyList<JobQueue> Queues { get; init; }

    public required IReadOnlyList<Testbox> Boxes { get; init; }

    /// <summary>The newest.</summary>
    public required IReadOnlyList<Job> Jobs { get; init; }

    public static async Task<Overview> ReadAsync(BoxyardClient client, CancellationToken cancellationToken)
    {
        var queues = await client.Queues.ListAsync(cancellationToken);
        return new Overview
        {
            Queues = [.. queues.Where(queue => queue.QueuedCount + queue.LiveCount > 0)],
            Boxes = await client.Testboxes.ListAsync(cancellationToken).ToListAsync(cancellationToken),
            Jobs = await client.Jobs.ListAsync(new JobQuery { PageSize = JobCount }, cancellationToken)
                .Take(JobCount)
                .ToListAsync(cancellationToken),
        };
    }

    public async Task WriteAsync(TextWriter writer)
    {
        var queued = Queues.Sum(queue => queue.QueuedCount);
        var live = Queues.Sum(queue => queue.LiveCount);
        var busy = Boxes.Count(box => box.LiveJobId is not null);
        var held = Boxes.Count(box => box.Hold is not null);
        await writer.WriteLineAsync(
            $"{queued} queued, {live} with a box; {Boxes.Count} boxes: {busy} busy, {held} held");
        await writer.WriteLineAsync();
        await QueuesCommand.TableOf(Queues).WriteAsync(writer);
        await writer.WriteLineAsync();
        await BoxesCommand.TableOf(Boxes.OrderBy(box => box.LiveJobId is null)).WriteAsync(writer);
        await writer.WriteLineAsync();
        await JobTable.WriteAsync(Jobs, writer);
    }
}
