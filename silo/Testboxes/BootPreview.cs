using Boxyard.Queues;

namespace Boxyard.Testboxes;

/// <summary>Answers what a box would get if it asked now. Reads only.</summary>
internal sealed class BootPreview(BoxLookup lookup, IQueueStore queues)
{
    public async Task<BootPreviewAnswer> GetAsync(string asker, CancellationToken cancellationToken)
    {
        if (await lookup.FindAsync(asker, cancellationToken) is not { } box)
        {
            return new BootPreviewAnswer
            {
                Reason =
                    $"No job: '{asker}' belongs to no box. Name it by PUT /set_host_mac?hostname=NAME&mac={asker}.",
            };
        }

        var served = (await lookup.GetQueuesAsync(box, arch: null, cancellationToken)).InOrder();
        if (box.LiveJobId is { } live)
        {
            return new BootPreviewAnswer
            {
                Testbox = box.Name,
                Queues = served,
                JobId = live,
                Reason = $"It has attempt {box.LiveAttempt} of job {live}: offered again if it has not started, " +
                    "else ended and followed by the next job.",
            };
        }

        if (box.Hold is { } hold)
        {
            return new BootPreviewAnswer
            {
                Testbox = box.Name,
                Queues = served,
                Reason = $"No job: {HoldText.Of(hold)} POST /api/v1/testboxes/{box.Name}/resume ends that.",
            };
        }

        var next = await queues.PeekAsync(served, cancellationToken);
        return new BootPreviewAnswer
        {
            Testbox = box.Name,
            Queues = served,
            JobId = next,
            Reason = next is null
                ? "No job: nothing is queued in the queues that it serves, or they are paused."
                : $"Job {next} is the first of the queues that it serves.",
        };
    }
}
