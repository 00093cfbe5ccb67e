using Boxyard.Jobs;

namespace Boxyard.Queues;

/// <summary>Explains why a job has no box yet.</summary>
internal sealed class WaitReasons(IJobStore jobs, IWaitStore waits, JobRules rules)
{
    /// <summary>Null when there is no such job.</summary>
    public async Task<WaitAnswer?> FindAsync(long jobId, CancellationToken cancellationToken)
    {
        if (await jobs.FindAsync(jobId, cancellationToken) is not { } job)
        {
            return null;
        }

        var facts = job.State == JobState.Queued
            ? await waits.ReadAsync(job, cancellationToken)
            : new WaitFacts { Now = default, Job = job };
        facts = facts with { Boxes = [.. facts.Boxes.Where(box => Serves(box, job.Queue))] };
        return WaitAnswer.Of(job, WaitRules.Explain(facts));
    }

    private bool Serves(WaitBox box, string queue)
    {
        if (box.HasOwnQueues)
        {
            // It was found by them.
            return true;
        }

        var served = new BoxQueues
        {
            Testbox = box.Name,
            Group = TestboxGroup.Of(box.Name, rules.GroupRule),
            Arch = box.Arch,
            KnownQueues = [SubQueue.WholeOf(queue)],
        };
        return served.InOrder().Contains(queue);
    }
}
