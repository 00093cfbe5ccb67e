using Boxyard.Dependencies;
using Boxyard.Jobs;
using Boxyard.Testboxes;

namespace Boxyard.Tests.Simulation;

/// <summary>Who submits, cancels, asks for more time, pauses queues and drains boxes.</summary>
internal sealed class SimulatedPeople(Random random, ModelStore store)
{
    private const int MaxJobs = 8;

    private static readonly string?[] Conditions =
        [null, null, """{"job_stage":"running"}""", """{"job_health":"success"}"""];

    /// <summary>One thing that somebody does.</summary>
    public (string What, IEnumerable<Pause> Operation)? Act(SimulatedSilo silo) => random.Next(16) switch
    {
        < 9 => store.Jobs.Count < MaxJobs ? Submit() : null,
        9 or 10 => OnJob("cancels job", silo.Cancel),
        11 or 12 => OnJob("renews job", jobId => silo.Apply(
            jobId, number: null, AttemptEvent.RenewAsked(Renewal()), new Applied())),
        13 => TogglePause(Lab.Queues[random.Next(Lab.Queues.Length)]),
        14 => ToggleHold(Lab.Boxes[random.Next(Lab.Boxes.Length)]),
        _ => null,
    };

    private (string What, IEnumerable<Pause> Operation) Submit()
    {
        var job = new NewJob
        {
            Suite = "sleep",
            Group = "vm",
            Testbox = "vm",
            Queue = Lab.Queues[Math.Max(0, random.Next(-4, Lab.Queues.Length))],
            Priority = Math.Max(0, random.Next(-3, 3)),
            Submitter = Lab.Submitters[random.Next(Lab.Submitters.Length)],
            Spec = "{}",
            RunTimeout = TimeSpan.FromMinutes(5),
            InfraRetries = random.Next(4),
            Retries = Math.Max(0, random.Next(-2, 3)),
            Waits = store.Jobs.Count > 0 && random.Next(5) == 0 ? Waits() : WaitList.None,
        };
        return ($"submits to {job.Queue} as {job.Submitter}, priority {job.Priority}", Do(() => store.Submit(job)));
    }

    private WaitList Waits() => new()
    {
        Waits =
        [
            new JobWait
            {
                JobId = random.Next(store.Jobs.Count) + 1,
                Condition = Conditions[random.Next(Conditions.Length)],
            },
        ],
        FailFast = random.Next(2) == 0,
    };

    private DeadlineRenewal Renewal() => new()
    {
        Time = TimeSpan.FromMinutes(random.Next(1, 20)),
        IsFromDeadline = random.Next(2) == 0,
        MaxTime = TimeSpan.FromMinutes(15),
        MayUpload = random.Next(2) == 0,
    };

    private (string What, IEnumerable<Pause> Operation)? OnJob(string what, Func<long, IEnumerable<Pause>> operation)
    {
        if (store.Jobs.Count == 0)
        {
            return null;
        }

        var jobId = random.Next(store.Jobs.Count) + 1L;
        return ($"{what} {jobId}", operation(jobId));
    }

    private (string What, IEnumerable<Pause> Operation) TogglePause(string queue)
    {
        var isPaused = store.Pauses.Contains(queue);
        return (isPaused ? $"resumes {queue}" : $"pauses {queue}", Do(() =>
            _ = isPaused ? store.Pauses.Remove(queue) : store.Pauses.Add(queue)));
    }

    private (string What, IEnumerable<Pause> Operation) ToggleHold(string box)
    {
        var kind = random.Next(2) == 0 ? HoldKind.Drained : HoldKind.Quarantined;
        var isHeld = store.Holds.ContainsKey(box);
        return (isHeld ? $"resumes {box}" : $"holds {box}: {kind}", Do(() =>
            _ = isHeld ? store.Holds.Remove(box) : store.Holds.TryAdd(box, kind)));
    }

    private IEnumerable<Pause> Do(Action write)
    {
        yield return Pause.ForOthers;
        store.Reach();
        write();
    }
}
