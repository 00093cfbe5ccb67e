using Boxyard.Clusters;
using Boxyard.Jobs;
using Microsoft.Extensions.Options;

namespace Boxyard.Queues;

/// <summary>Explains why a job has no box yet.</summary>
internal sealed class WaitReasons(
    IJobStore jobs, IWaitStore waits, IQueueStore queues, ServingBoxes boxes, IOptions<ClusterOptions> clusters)
{
    /// <summary>Null when there is no such job.</summary>
    public async Task<WaitAnswer?> FindAsync(long jobId, CancellationToken cancellationToken)
    {
        if (await jobs.FindAsync(jobId, cancellationToken) is not { } job)
        {
            return null;
        }

        var facts = job.State == JobState.Queued
            ? await WithBoxesAsync(await waits.ReadAsync(job, cancellationToken), cancellationToken)
            : new WaitFacts { Now = default, Job = job };
        facts = facts with { PresenceInterval = clusters.Value.PresenceInterval };
        return WaitAnswer.Of(job, WaitRules.Explain(facts));
    }

    /// <summary>Of the boxes those that serve its queue, and what those that get jobs serve before it.</summary>
    private async Task<WaitFacts> WithBoxesAsync(WaitFacts facts, CancellationToken cancellationToken)
    {
        var queue = facts.Job.Queue;
        var serving = boxes.Of(facts.Boxes, queue);
        var unfit = serving.Where(item => facts.Requirement?.IsSatisfiedBy(item.Box.Hardware) == false).ToList();
        serving = [.. serving.Except(unfit)];
        var usable = serving.Where(item => item.Box.Hold is null).Select(item => item.Queues);
        var earlier = EarlierQueues.Of(await WithKnownQueuesAsync(usable, cancellationToken), queue);
        var depths = await waits.ListDepthsAsync([.. earlier.Select(item => item.Queue)], cancellationToken);
        return facts with
        {
            Boxes = [.. serving.Select(item => item.Box)],
            UnfitBoxes = [.. unfit.Select(item => item.Box)],
            EarlierQueues =
            [
                .. earlier
                    .Where(item => depths.ContainsKey(item.Queue))
                    .Select(item => new EarlierQueue(item.Queue, depths[item.Queue], item.BoxCount)),
            ],
        };
    }

    /// <summary>A box of an unknown architecture serves the queues of all; boxes of a group share one look.</summary>
    private async Task<List<BoxQueues>> WithKnownQueuesAsync(
        IEnumerable<BoxQueues> serving, CancellationToken cancellationToken)
    {
        var byGroup = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var known = new List<BoxQueues>();
        foreach (var box in serving)
        {
            if (box.Arch is not null || box.OwnQueues.Count > 0)
            {
                known.Add(box);
                continue;
            }

            if (!byGroup.TryGetValue(box.Group, out var names))
            {
                names = await queues.ListNamesAsync($"{box.Group}.", cancellationToken);
                byGroup.Add(box.Group, names);
            }

            known.Add(box with { KnownQueues = [.. names, .. box.KnownQueues] });
        }

        return known;
    }
}
