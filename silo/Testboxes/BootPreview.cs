using System.Globalization;
using Boxyard.Clusters;
using Boxyard.Jobs;
using Boxyard.Queues;

namespace Boxyard.Testboxes;

/// <summary>Answers what a box would get if it asked now. Reads only.</summary>
internal sealed class BootPreview(
    BoxLookup lookup, IQueueStore queues, IJobStore jobs, IClusterStore clusters)
{
    /// <summary>So many requirements that a box does not satisfy are told.</summary>
    private const int MaxRequirements = 5;

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
                Reason = await FindReservationAsync(live, box.LiveAttempt, cancellationToken)
                    ?? $"It has attempt {box.LiveAttempt} of job {live}: offered again if it has not started, " +
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

        var peek = await queues.PeekAsync(served, box.Hardware, cancellationToken);
        return new BootPreviewAnswer
        {
            Testbox = box.Name,
            Queues = served,
            JobId = peek.JobId,
            Reason = Describe(peek, box),
        };
    }

    private static string Describe(QueuePeek peek, TestboxRecord box)
    {
        if (peek.JobId is { } next)
        {
            return $"Job {next} is the first that it may have of the queues that it serves.";
        }

        if (peek.PassedOver.IsEmpty)
        {
            return "No job: nothing is queued in the queues that it serves, or they are paused.";
        }

        var lacking = peek.PassedOver
            .Take(MaxRequirements)
            .Select(requirement => $"{requirement.Text} ({string.Join(", ", requirement.Missing(box.Hardware))})");
        return "No job: what waits in the queues that it serves requires what it has not: "
            + $"{string.Join("; ", lacking)}.";
    }

    /// <summary>Null when the box is not reserved, or was and has come.</summary>
    private async Task<string?> FindReservationAsync(
        long jobId, int? attemptNumber, CancellationToken cancellationToken)
    {
        if (attemptNumber is not { } number
            || await jobs.FindAttemptAsync(jobId, number, cancellationToken) is not { IsReserved: true } attempt)
        {
            return null;
        }

        var parts = await clusters.ListJobsAsync(jobId, cancellationToken);
        var part = parts.TakeWhile(id => id != jobId).Count() + 1;
        return $"It would get part {part} of job {parts[0]}, a cluster job of {parts.Count} boxes: it is reserved for "
            + $"it until {attempt.DeadlineAt.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)}.";
    }
}
