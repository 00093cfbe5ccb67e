using Boxyard.Boot;
using Boxyard.Jobs;
using Boxyard.Queues;
using FsCheck;
using FsCheck.Fluent;

namespace Boxyard.Tests.Grains;

/// <summary>Any sequence of events, with claims of two boxes between them, keeps what must always be true.</summary>
public sealed class AttemptSequenceTests
{
    private static readonly string[] Words =
        ["running", "post_run", "finished", "failed", "soft_timeout", "nfs_hang", "booting", ""];

    private static readonly Gen<AttemptEvent> Events = Gen.OneOf(
        Gen.Elements(Words).SelectMany(
            _ => Gen.Elements(true, false),
            (word, isPostRun) => AttemptEvent.Reported(AttemptLab.Report(word, isPostRun))),
        Gen.Elements("box-1", "box-2").Select(box => AttemptEvent.BoxAsks(AttemptLab.Ask(box))),
        Gen.Elements(
            AttemptEvent.DeadlinePassed,
            AttemptEvent.HeartbeatMissed,
            AttemptEvent.KernelPanicked,
            AttemptEvent.CancelAsked("x")));

    private static readonly Gen<Step> Steps =
        from what in Gen.Frequency(
            (1, Gen.Constant<AttemptEvent?>(null)), (4, Events.Select(what => (AttemptEvent?)what)))
        from box in Gen.Elements("box-1", "box-2")
        from seconds in Gen.Choose(0, 1200)
        from back in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, 2)))
        select new Step(what, box, seconds, back);

    [Fact]
    public void Any_sequence_of_events_keeps_one_live_attempt_and_one_end_of_each() =>
        Prop.ForAll(Gen.ListOf(Steps).ToArbitrary(), Run).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static void Run(List<Step> steps)
    {
        var store = new MemoryStore();
        store.Jobs.Add(7, AttemptLab.Job with { AttemptCount = 0, InfraRetries = 2, Retries = 1 });
        var ends = new Dictionary<int, JobState>();
        foreach (var step in steps)
        {
            store.Now = store.Now.AddSeconds(step.Seconds);
            Take(store, step);
            Check(store, ends);
        }
    }

    private static void Take(MemoryStore store, Step step)
    {
        var number = store.Jobs[7].AttemptCount - step.Back;
        if (step.What is null || number < 1)
        {
            store.ClaimAsync(ClaimOf(step.Box), default).GetAwaiter().GetResult();
            return;
        }

        var before = store.Attempts[number - 1];
        var decision = AttemptRules.Apply(store.Jobs[7], before, step.What, store.Now);
        if (decision.Change is not { } change)
        {
            return;
        }

        Assert.Equal(before.Version, change.Next.Version);
        Assert.Equal(SaveOutcome.Saved, store.SaveAsync(change, default).GetAwaiter().GetResult());
        Assert.Equal(SaveOutcome.Conflict, store.SaveAsync(change, default).GetAwaiter().GetResult());
    }

    private static void Check(MemoryStore store, Dictionary<int, JobState> ends)
    {
        var job = store.Jobs[7];
        var live = store.Attempts.Where(attempt => attempt.State.IsLive()).ToList();
        Assert.True(live.Count <= 1);
        Assert.Equal(live.Count == 1, job.State.IsLive());
        Assert.Equal(
            job.State,
            live.Count == 1 ? live[0].State : job.State == JobState.Queued ? job.State : store.Attempts[^1].State);
        Assert.InRange(job.InfraRetriesUsed, 0, job.InfraRetries);
        Assert.InRange(job.RetriesUsed, 0, job.Retries);
        Assert.Equal(
            job.InfraRetriesUsed + job.RetriesUsed + (
                store.Attempts.Count == 0 || job.State == JobState.Queued ? 0 : 1),
            store.Attempts.Count);
        foreach (var attempt in store.Attempts.Where(attempt => attempt.State.IsFinal()))
        {
            Assert.Equal(attempt.State, ends.TryGetValue(attempt.Number, out var end) ? end : attempt.State);
            ends[attempt.Number] = attempt.State;
        }
    }

    private static Claim ClaimOf(string box) => new()
    {
        Testbox = box,
        Queues = [AttemptLab.Job.Queue],
        Kind = BootKind.Ipxe,
        Address = "10.0.0.1:3000",
        OfferTimeout = AttemptTimes.OfferTimeout(BootKind.Ipxe),
        Token = "token",
    };

    private sealed record Step(AttemptEvent? What, string Box, int Seconds, int Back);
}
