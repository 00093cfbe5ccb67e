using Boxyard.Jobs;
using static Boxyard.Tests.Grains.AttemptAssert;
using static Boxyard.Tests.Grains.AttemptLab;

namespace Boxyard.Tests.Grains;

public sealed class AttemptRenewTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly DeadlineRenewal FromNow = new() { Time = Hour, MaxTime = 2 * Hour };

    [Fact]
    public void A_running_attempt_gets_that_long_from_now()
    {
        var change = Change(Apply(In(JobState.Running), AttemptEvent.RenewAsked(FromNow)));
        Assert.Equal(In(JobState.Running) with { DeadlineAt = Now + Hour }, change.Next);
        Assert.Equal(
            ("deadline_renewed", """{"deadline_at":"2026-01-01T01:05:00.0000000\u002B00:00"}"""),
            (change.Events[0].Kind, change.Events[0].Data));
    }

    [Fact]
    public void A_deadline_that_is_later_already_stays()
    {
        var decision = Apply(In(JobState.Running) with { DeadlineAt = Now + Hour }, AttemptEvent.RenewAsked(FromNow));
        Assert.Equal(AttemptAnswer.Accepted, decision.Answer);
        AssertNothing(decision);
    }

    [Fact]
    public void The_old_way_adds_to_the_deadline()
    {
        var old = AttemptEvent.RenewAsked(FromNow with { IsFromDeadline = true });
        Assert.Equal(Deadline + Hour, Change(Apply(In(JobState.Running), old)).Next.DeadlineAt);
    }

    [Fact]
    public void Nobody_gets_more_than_the_bound()
    {
        var far = FromNow with { Time = 2 * Hour, IsFromDeadline = true };
        var decision = Apply(In(JobState.Running), AttemptEvent.RenewAsked(far));
        Assert.Equal(AttemptAnswer.Refused, decision.Answer);
        AssertNothing(decision);
    }

    [Fact]
    public void An_upload_gets_time_where_that_is_meant_too()
    {
        var asked = AttemptEvent.RenewAsked(FromNow with { MayUpload = true });
        Assert.Equal(Now + Hour, Change(Apply(In(JobState.PostRun), asked)).Next.DeadlineAt);
        AssertNothing(Apply(In(JobState.Offered), asked));
    }

    [Fact]
    public void Only_an_attempt_that_runs_and_is_wanted_gets_more_time()
    {
        AttemptRecord[] others =
        [
            In(JobState.Offered),
            In(JobState.PostRun),
            In(JobState.Running) with { CancelAskedAt = Start, CancelReason = "why" },
        ];
        Assert.All(others, attempt =>
        {
            var decision = Apply(attempt, AttemptEvent.RenewAsked(FromNow));
            Assert.Equal(AttemptAnswer.Refused, decision.Answer);
            AssertNothing(decision);
        });
    }
}
