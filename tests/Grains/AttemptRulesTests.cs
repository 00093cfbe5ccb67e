using Boxyard.Boot;
using Boxyard.Jobs;
using static Boxyard.Tests.Grains.AttemptAssert;
using static Boxyard.Tests.Grains.AttemptLab;

namespace Boxyard.Tests.Grains;

public sealed class AttemptRulesTests
{
    private static readonly AttemptEvent Asks = AttemptEvent.BoxAsks(AttemptLab.Ask(Box));
    private static readonly AttemptEvent PostRunCall = AttemptEvent.Reported(Report(null, isPostRun: true));

    public static TheoryData<string, JobState> Verdicts() => new()
    {
        { "finished", JobState.Succeeded },
        { "failed", JobState.Failed },
        { "incomplete", JobState.Failed },
        { "OOM", JobState.Failed },
        { "disturbed", JobState.Failed },
        { "soft_timeout", JobState.TimedOut },
        { "wget_kernel_fail", JobState.Lost },
        { "wget_initrd_fail", JobState.Lost },
        { "initrd_broken", JobState.Lost },
        { "load_disk_fail", JobState.Lost },
        { "error_mount", JobState.Lost },
        { "mount_fs_failed", JobState.Lost },
        { "kexec_fail", JobState.Lost },
        { "nfs_hang", JobState.Lost },
    };

    [Fact]
    public void An_offered_box_that_asks_gets_the_same_offer_and_nothing_is_written()
    {
        var decision = Apply(In(JobState.Offered), Asks, Deadline.AddTicks(-1));
        Assert.Equal(AttemptAnswer.SameOffer, decision.Answer);
        Assert.Null(decision.Change);
        Assert.Empty(decision.Events);
    }

    [Fact]
    public void An_offered_box_that_asks_at_its_deadline_has_lost_the_attempt() =>
        AssertEnds(Apply(In(JobState.Offered), Asks, Deadline), JobState.Lost, AttemptAnswer.Free);

    [Fact]
    public void A_box_that_asks_in_the_middle_of_a_run_has_rebooted() =>
        Assert.Equal(
            "abnormal",
            AssertEnds(Apply(In(JobState.Running), Asks), JobState.Abnormal, AttemptAnswer.Free).Next.Health);

    [Fact]
    public void A_box_that_asks_while_its_guest_is_alive_is_a_duplicate()
    {
        var decision = Apply(In(JobState.Running) with { HeartbeatAt = Now.AddSeconds(-9.9) }, Asks);
        Assert.Equal(AttemptAnswer.DuplicateBox, decision.Answer);
        Assert.Null(decision.Change);
        Assert.Equal("duplicate_box", Assert.Single(decision.Events).Kind);
    }

    [Fact]
    public void A_guest_that_was_silent_for_10_s_does_not_make_a_duplicate() =>
        AssertEnds(
            Apply(In(JobState.Running) with { HeartbeatAt = Now.AddSeconds(-10) }, Asks),
            JobState.Abnormal,
            AttemptAnswer.Free);

    [Fact]
    public void A_box_that_asks_after_post_run_ends_with_its_verdict() =>
        AssertEnds(
            Apply(In(JobState.PostRun) with { Verdict = JobState.Failed }, Asks), JobState.Failed, AttemptAnswer.Free);

    [Fact]
    public void A_box_that_asks_after_post_run_without_a_verdict_is_abnormal() =>
        AssertEnds(Apply(In(JobState.PostRun), Asks), JobState.Abnormal, AttemptAnswer.Free);

    [Theory]
    [InlineData(JobState.Offered)]
    [InlineData(JobState.Running)]
    [InlineData(JobState.PostRun)]
    public void Another_box_that_asks_changes_nothing(JobState state)
    {
        var decision = Apply(In(state), AttemptEvent.BoxAsks(AttemptLab.Ask("other")), Deadline);
        Assert.Equal(AttemptAnswer.Free, decision.Answer);
        Assert.Null(decision.Change);
    }

    [Fact]
    public void Running_starts_an_offered_attempt_with_the_jobs_timeout_and_a_minute_for_the_guest_to_say_so()
    {
        var next = Change(Tell(In(JobState.Offered), "running")).Next;
        Assert.Equal(In(JobState.Running) with { StartedAt = Now, DeadlineAt = Now.AddHours(1) + AttemptTimes.RunGrace }, next);
    }

    [Theory]
    [InlineData(JobState.Running, "running")]
    [InlineData(JobState.PostRun, "running")]
    [InlineData(JobState.PostRun, "post_run")]
    public void A_state_that_came_before_is_an_event(JobState state, string word)
    {
        var decision = Tell(In(state), word);
        Assert.Null(decision.Change);
        Assert.Equal(
            ("reported", $$"""{"job_state":"{{word}}"}"""), (decision.Events[0].Kind, decision.Events[0].Data));
    }

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void A_verdict_on_an_offered_attempt_is_kept(string word, JobState verdict)
    {
        var change = Change(Tell(In(JobState.Offered), word));
        Assert.Equal(In(JobState.Offered) with { Verdict = verdict, Health = word }, change.Next);
    }

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void A_verdict_on_a_running_attempt_is_kept_and_begins_post_run(string word, JobState verdict)
    {
        var expected = In(JobState.PostRun) with { Verdict = verdict, Health = word, PostRunAt = Now, DeadlineAt = Now.AddMinutes(30) };
        Assert.Equal(expected, Change(Tell(In(JobState.Running), word)).Next);
    }

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void A_verdict_in_post_run_replaces_the_one_before(string word, JobState verdict)
    {
        var attempt = In(JobState.PostRun) with { Verdict = JobState.Crashed, Health = "x" };
        Assert.Equal(attempt with { Verdict = verdict, Health = word }, Change(Tell(attempt, word)).Next);
    }

    [Fact]
    public void A_verdict_that_comes_twice_is_an_event() =>
        Assert.Null(Tell(In(JobState.PostRun) with { Verdict = JobState.Failed, Health = "failed" }, "failed").Change);

    [Theory]
    [InlineData(JobState.Offered)]
    [InlineData(JobState.Running)]
    public void Post_run_begins_uploading(JobState state)
    {
        var expected = In(JobState.PostRun) with { PostRunAt = Now, DeadlineAt = Now.AddMinutes(30) };
        Assert.Equal(expected, Change(Tell(In(state), "post_run")).Next);
    }

    [Theory]
    [InlineData(JobState.Offered)]
    [InlineData(JobState.Running)]
    [InlineData(JobState.PostRun)]
    public void The_post_run_call_ends_the_attempt_well_without_a_verdict(JobState state) =>
        AssertEnds(Apply(In(state), PostRunCall), JobState.Succeeded);

    [Theory]
    [InlineData(JobState.Offered)]
    [InlineData(JobState.Running)]
    [InlineData(JobState.PostRun)]
    public void The_post_run_call_ends_the_attempt_with_its_verdict(JobState state) =>
        AssertEnds(Apply(In(state) with { Verdict = JobState.Failed }, PostRunCall), JobState.Failed);

    [Fact]
    public void The_post_run_call_can_bring_the_verdict()
    {
        var change = AssertEnds(
            Apply(In(JobState.Running), AttemptEvent.Reported(Report("OOM", isPostRun: true))), JobState.Failed);
        Assert.Equal("OOM", change.Next.Health);
    }

    [Theory]
    [InlineData(JobState.Offered)]
    [InlineData(JobState.Running)]
    [InlineData(JobState.PostRun)]
    public void A_kernel_panic_crashes_the_attempt(JobState state) =>
        Assert.Equal("crash", AssertEnds(Apply(In(state) with { Verdict = JobState.Succeeded }, AttemptEvent.KernelPanicked), JobState.Crashed).Next.Health);

    [Theory]
    [InlineData(JobState.Offered, null, JobState.Lost)]
    [InlineData(JobState.Offered, JobState.Failed, JobState.Lost)]
    [InlineData(JobState.Running, null, JobState.TimedOut)]
    [InlineData(JobState.PostRun, null, JobState.Lost)]
    [InlineData(JobState.PostRun, JobState.Failed, JobState.Failed)]
    public void A_deadline_ends_the_attempt(JobState state, JobState? verdict, JobState end) =>
        AssertEnds(Apply(In(state) with { Verdict = verdict }, AttemptEvent.DeadlinePassed, Deadline), end);

    [Theory]
    [InlineData(JobState.Offered)]
    [InlineData(JobState.Running)]
    [InlineData(JobState.PostRun)]
    public void A_deadline_that_has_moved_on_changes_nothing(JobState state) =>
        AssertNothing(Apply(In(state), AttemptEvent.DeadlinePassed, Deadline.AddTicks(-1)));

    [Theory]
    [InlineData(JobState.Running, null, JobState.Lost)]
    [InlineData(JobState.Running, JobState.Failed, JobState.Lost)]
    [InlineData(JobState.PostRun, null, JobState.Lost)]
    [InlineData(JobState.PostRun, JobState.Succeeded, JobState.Succeeded)]
    public void A_silent_guest_ends_the_attempt(JobState state, JobState? verdict, JobState end) =>
        AssertEnds(
            Apply(
                In(state) with { Verdict = verdict, HeartbeatAt = Now.AddSeconds(-30) }, AttemptEvent.HeartbeatMissed),
            end);

    [Fact]
    public void Silence_says_nothing_of_other_guests()
    {
        AssertNothing(Apply(In(JobState.Offered) with { HeartbeatAt = Start }, AttemptEvent.HeartbeatMissed));
        AssertNothing(Apply(In(JobState.Running), AttemptEvent.HeartbeatMissed));
        AssertNothing(
            Apply(In(JobState.Running) with { HeartbeatAt = Now.AddSeconds(-29.9) }, AttemptEvent.HeartbeatMissed));
    }

    [Fact]
    public void While_we_were_away_silence_decides_nothing()
    {
        var silent = In(JobState.Running) with { HeartbeatAt = Start };
        var asked = AttemptRules.Apply(Job, silent, Asks, Now, isSilenceHeld: true);
        Assert.Equal(AttemptAnswer.DuplicateBox, asked.Answer);
        AssertNothing(asked);
        AssertNothing(AttemptRules.Apply(Job, silent, AttemptEvent.HeartbeatMissed, Now, isSilenceHeld: true));
        AssertEnds(
            AttemptRules.Apply(Job, In(JobState.Running), Asks, Now, isSilenceHeld: true),
            JobState.Abnormal,
            AttemptAnswer.Free);
    }

    [Theory]
    [InlineData(JobState.Offered)]
    [InlineData(JobState.Running)]
    [InlineData(JobState.PostRun)]
    public void Any_other_word_is_an_event_and_the_health(JobState state)
    {
        var change = Change(Tell(In(state), "wget_kernel"));
        Assert.Equal(In(state) with { Health = "wget_kernel" }, change.Next);
        Assert.Equal(("reported", """{"job_state":"wget_kernel"}"""), (change.Events[0].Kind, change.Events[0].Data));
    }

    [Theory]
    [InlineData(JobState.Offered)]
    [InlineData(JobState.Running)]
    [InlineData(JobState.PostRun)]
    public void Reported_values_are_kept(JobState state)
    {
        var change = Change(Apply(In(state), AttemptEvent.Reported(Report("loadavg", "1.5"))));
        Assert.Equal(In(state), change.Next);
        Assert.Equal("1.5", change.Values["loadavg"]);
    }

    [Theory]
    [InlineData(JobState.Succeeded)]
    [InlineData(JobState.Failed)]
    [InlineData(JobState.Cancelled)]
    [InlineData(JobState.TimedOut)]
    [InlineData(JobState.Crashed)]
    [InlineData(JobState.Abnormal)]
    [InlineData(JobState.Lost)]
    public void What_comes_after_the_end_changes_nothing(JobState state)
    {
        var renewal = new DeadlineRenewal { Time = TimeSpan.FromHours(1), MaxTime = TimeSpan.FromHours(1) };
        AttemptEvent[] silent =
        [
            AttemptEvent.DeadlinePassed,
            AttemptEvent.HeartbeatMissed,
            AttemptEvent.KernelPanicked,
            AttemptEvent.CancelAsked("x"),
            AttemptEvent.RenewAsked(renewal),
        ];
        Assert.All(silent, what => Assert.Empty(Apply(In(state), what, Deadline).Events));
        Assert.All(silent, what => Assert.Equal(AttemptAnswer.Stale, Apply(In(state), what, Deadline).Answer));
        Assert.Equal(AttemptAnswer.Free, Apply(In(state), Asks).Answer);
        var late = Apply(In(state), AttemptEvent.Reported(Report("running") with { Values = Report("a", "b").Values }));
        Assert.Equal((AttemptAnswer.Stale, null), (late.Answer, late.Change));
        Assert.Equal(
            ("stale_report", """{"job_state":"running","a":"b"}"""), (late.Events[0].Kind, late.Events[0].Data));
    }

    [Fact]
    public void An_offer_stands_10_minutes_for_machines_and_3_for_containers()
    {
        Assert.Equal(TimeSpan.FromSeconds(180), AttemptTimes.OfferTimeout(BootKind.Container));
        Assert.All(
            [BootKind.Ipxe, BootKind.Grub, BootKind.Libvirt],
            kind => Assert.Equal(TimeSpan.FromSeconds(600), AttemptTimes.OfferTimeout(kind)));
    }
}
