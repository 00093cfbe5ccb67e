using Boxyard.Jobs;
using static Boxyard.Tests.Grains.AttemptAssert;
using static Boxyard.Tests.Grains.AttemptLab;

namespace Boxyard.Tests.Grains;

public sealed class AttemptCancelTests
{
    private static readonly AttemptEvent Asks = AttemptEvent.BoxAsks(AttemptLab.Ask(Box));
    private static readonly AttemptEvent PostRunCall = AttemptEvent.Reported(Report(null, isPostRun: true));

    [Fact]
    public void An_offered_attempt_is_cancelled_at_once() =>
        Assert.Equal("why", AssertEnds(Apply(In(JobState.Offered), AttemptEvent.CancelAsked("why")), JobState.Cancelled).Next.EndReason);

    [Fact]
    public void A_running_attempt_has_60_s_to_let_go()
    {
        var expected =
            In(JobState.Running) with { CancelAskedAt = Now, CancelReason = "why", DeadlineAt = Now.AddSeconds(60) };
        Assert.Equal(expected, Change(Apply(In(JobState.Running), AttemptEvent.CancelAsked("why"))).Next);
        Assert.Null(Apply(expected, AttemptEvent.CancelAsked("again")).Change);
    }

    [Fact]
    public void A_cancelled_run_does_not_get_more_time_by_uploading()
    {
        var cancelled = In(JobState.Running) with { CancelAskedAt = Now, CancelReason = "why" };
        Assert.Equal(Deadline, Change(Tell(cancelled, "failed")).Next.DeadlineAt);
    }

    [Fact]
    public void A_cancelled_run_ends_cancelled_however_it_ends()
    {
        var job = Job with { InfraRetries = 9, Retries = 9 };
        var cancelled = In(JobState.Running) with { CancelAskedAt = Now, CancelReason = "why", Verdict = JobState.Failed, HeartbeatAt = Start };
        AttemptEvent[] ends =
            [PostRunCall, Asks, AttemptEvent.DeadlinePassed, AttemptEvent.HeartbeatMissed, AttemptEvent.KernelPanicked];
        Assert.All(
            ends,
            end =>
                AssertEnds(
                    Apply(cancelled, end, Deadline, job),
                    JobState.Cancelled,
                    end == Asks ? AttemptAnswer.Free : AttemptAnswer.Accepted));
    }

    [Fact]
    public void A_cancel_in_post_run_is_an_event()
    {
        var decision = Apply(In(JobState.PostRun), AttemptEvent.CancelAsked("why"));
        Assert.Null(decision.Change);
        Assert.Equal("cancel_asked", Assert.Single(decision.Events).Kind);
    }
}
