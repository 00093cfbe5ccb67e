using Boxyard.Jobs;
using Boxyard.Testboxes;

namespace Boxyard.Tests.Grains;

public sealed class JobGrainTests
{
    [Fact]
    public async Task A_report_of_an_unknown_job_or_attempt_is_not_found()
    {
        await using var lab = await GrainLab.StartAsync();
        Assert.Equal(ReportOutcome.NotFound, await lab.TellAsync("running"));
        await lab.AskAsync();
        Assert.Equal(ReportOutcome.NotFound, await lab.TellAsync("running", attempt: 2));
        Assert.Equal(ReportOutcome.NotFound, await lab.TellAsync("running", attempt: 0));
        lab.Store.Jobs.Clear();
        Assert.Equal(ReportOutcome.NotFound, await lab.TellAsync("running"));
    }

    [Fact]
    public async Task A_run_goes_from_offer_to_success()
    {
        await using var lab = await GrainLab.StartAsync();
        await lab.AskAsync();
        Assert.Equal(ReportOutcome.Accepted, await lab.TellAsync("running"));
        Assert.Equal(ReportOutcome.Accepted, await lab.TellAsync("post_run"));
        Assert.Equal(ReportOutcome.Accepted, await lab.TellAsync("finished"));
        Assert.Equal(
            ReportOutcome.Accepted,
            await lab.Job.ReportAsync(AttemptLab.Report(null, isPostRun: true), CancellationToken.None));
        Assert.Equal((JobState.Succeeded, JobState.Succeeded), (lab.LastAttempt.State, lab.Store.Jobs[7].State));
        Assert.Equal(
            ["state_changed", "state_changed", "reported", "state_changed"],
            lab.Store.Events.Select(happened => happened.Kind));
    }

    [Fact]
    public async Task A_stale_attempt_changes_nothing_and_is_kept_as_an_event()
    {
        await using var lab = await GrainLab.StartAsync();
        await lab.AskAsync();
        lab.Store.Now += TimeSpan.FromSeconds(180);
        await lab.AskAsync();
        Assert.Equal(ReportOutcome.Stale, await lab.TellAsync("running", attempt: 1));
        Assert.Equal(JobState.Offered, lab.LastAttempt.State);
        Assert.Equal(("stale_report", 1), (lab.Store.Events[^1].Kind, lab.Store.Events[^1].Attempt));
    }

    [Fact]
    public async Task A_deadline_that_passed_loses_the_attempt_and_repeats_the_job()
    {
        await using var lab = await GrainLab.StartAsync();
        await lab.AskAsync();
        await lab.Job.DeadlinePassedAsync(1, CancellationToken.None);
        Assert.Equal(JobState.Offered, lab.LastAttempt.State);
        lab.Store.Now += TimeSpan.FromSeconds(180);
        await lab.Job.DeadlinePassedAsync(1, CancellationToken.None);
        Assert.Equal(
            (JobState.Lost, JobState.Queued, 1),
            (lab.LastAttempt.State, lab.Store.Jobs[7].State, lab.Store.Jobs[7].InfraRetriesUsed));
    }

    [Fact]
    public async Task A_silent_guest_loses_the_attempt_but_not_while_we_were_away()
    {
        await using var lab = await GrainLab.StartAsync();
        await lab.AskAsync();
        await lab.TellAsync("running");
        lab.Store.Attempts[0] = lab.LastAttempt with { HeartbeatAt = lab.Store.Now };
        lab.Store.Now += TimeSpan.FromSeconds(30);

        lab.Grace.Fail();
        await lab.Job.HeartbeatMissedAsync(1, CancellationToken.None);
        Assert.Equal(JobState.Running, lab.LastAttempt.State);
        Assert.Equal(BootAnswerKind.DuplicateBox, (await lab.AskAsync()).Kind);
        Assert.DoesNotContain(lab.Store.Events, change => change.Kind == "duplicate_box");

        lab.Grace.Receive();
        lab.Clock.Advance(TimeSpan.FromSeconds(30));
        await lab.Job.HeartbeatMissedAsync(1, CancellationToken.None);
        Assert.Equal((JobState.Lost, JobState.Queued), (lab.LastAttempt.State, lab.Store.Jobs[7].State));
    }

    [Fact]
    public async Task A_panic_crashes_the_attempt()
    {
        await using var lab = await GrainLab.StartAsync();
        await lab.AskAsync();
        await lab.Job.KernelPanickedAsync(1, CancellationToken.None);
        Assert.Equal((JobState.Crashed, JobState.Crashed), (lab.LastAttempt.State, lab.Store.Jobs[7].State));
    }

    [Fact]
    public async Task What_another_silo_saved_first_is_decided_on_again()
    {
        await using var lab = await GrainLab.StartAsync();
        await lab.AskAsync();
        lab.Store.BeforeSave = () =>
        {
            lab.Store.BeforeSave = () => { };
            lab.Store.Attempts[0] =
                lab.LastAttempt with { State = JobState.PostRun, Version = lab.LastAttempt.Version + 1 };
        };
        Assert.Equal(ReportOutcome.Accepted, await lab.TellAsync("running"));
        Assert.Equal(JobState.PostRun, lab.LastAttempt.State);
    }

    [Fact]
    public async Task A_save_that_never_succeeds_is_an_error()
    {
        await using var lab = await GrainLab.StartAsync();
        await lab.AskAsync();
        lab.Store.BeforeSave = () =>
            lab.Store.Attempts[0] = lab.LastAttempt with { Version = lab.LastAttempt.Version + 1 };
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => lab.TellAsync("running"));
        Assert.Equal(
            "Job 7 was changed by others 5 times while 'Reported' was applied to it; nothing was saved. Send it again.",
            failure.Message);
        Assert.Equal(JobState.Offered, lab.LastAttempt.State);
    }
}
