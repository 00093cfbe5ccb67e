using System.Collections.Immutable;
using Boxyard.Jobs;
using Boxyard.Queues;

namespace Boxyard.Tests.Simulation;

/// <summary>Asks the rules why jobs wait, and compares what they say with a look at the lab.</summary>
internal static class Explanations
{
    /// <summary>At any time: who waits has a reason, who does not is told so.</summary>
    public static void Check(ModelStore store, DateTimeOffset now)
    {
        foreach (var job in store.Jobs)
        {
            var reasons = Explain(store, job, now);
            var isNotQueued = reasons.Any(reason => reason.Code == WaitReasonCode.NotQueued);
            if (reasons.IsEmpty || isNotQueued == (job.State == JobState.Queued))
            {
                throw new BrokenInvariantException($"Its wait is not explained: {job}: {string.Join(' ', reasons)}");
            }
        }
    }

    /// <summary>When all is quiet: a job has ended, or what stops it is there and is the first reason.</summary>
    public static void CheckSettled(ModelStore store, DateTimeOffset now, IReadOnlyList<SimulatedMachine> machines)
    {
        foreach (var job in store.Jobs.Where(job => !job.State.IsFinal()))
        {
            var wanted = StopOf(store, job, machines);
            if (job.State != JobState.Queued || wanted is null)
            {
                throw new BrokenInvariantException($"Nothing stops it, and it has not ended: {job}");
            }

            var reason = Explain(store, job, now)[0];
            if (reason.Code != wanted)
            {
                throw new BrokenInvariantException($"It waits because of {wanted}, and is told {reason}: {job}");
            }
        }
    }

    private static WaitReasonCode? StopOf(ModelStore store, JobRecord job, IReadOnlyList<SimulatedMachine> machines)
    {
        if (store.Waits.FirstOrDefault(wait => wait.WaitingJobId == job.Id) is { } wait)
        {
            return store.Get(wait.On.JobId).State.IsFinal() ? null : WaitReasonCode.Dependency;
        }

        if (store.IsPaused(job.Queue))
        {
            return WaitReasonCode.QueuePaused;
        }

        var usable = BoxesOf(job.Queue).Where(box => !store.Holds.ContainsKey(box)).ToList();
        return usable.Count == 0 ? WaitReasonCode.AllHeld
            : machines.Any(machine => usable.Contains(machine.Testbox) && !machine.IsGone) ? null
            : WaitReasonCode.NoBoxAsked;
    }

    private static ImmutableArray<WaitReason> Explain(ModelStore store, JobRecord job, DateTimeOffset now) =>
        WaitRules.Explain(new WaitFacts
        {
            Now = now,
            Job = job,
            Dependency = store.IsHeldBack(job.Id) ? "It waits for another job." : null,
            RetryAt = store.Retries.TryGetValue(job.Id, out var dueAt) ? dueAt : null,
            Pause = store.IsPaused(job.Queue) ? new QueuePause { Queue = job.Queue, PausedAt = now } : null,
            Boxes = [.. BoxesOf(job.Queue).Select(box => BoxOf(store, box))],
        }).Reasons;

    private static WaitBox BoxOf(ModelStore store, string name) => new()
    {
        Name = name,
        SeenAt = store.SeenAt.TryGetValue(name, out var seenAt) ? seenAt : null,
        Hold = store.Holds.TryGetValue(name, out var hold) ? hold : null,
        Busy = store.FindLive(name) is { } live ? BusyWith(store.Get(live.JobId), live) : null,
    };

    private static BusyBox BusyWith(JobRecord job, AttemptRecord attempt) => new()
    {
        JobId = job.Id,
        Suite = job.Suite,
        Group = job.Group,
        OfferedAt = attempt.OfferedAt,
        DeadlineAt = attempt.DeadlineAt,
    };

    private static IEnumerable<string> BoxesOf(string queue) =>
        Lab.Boxes.Where(box => Lab.QueuesOf(box).Contains(queue));
}
