using Boxyard.Jobs;

namespace Boxyard.Tests.Grains;

public sealed class JobCancelTests
{
    [Fact]
    public async Task A_queued_job_is_cancelled_at_once_and_a_second_time_it_is_said_again()
    {
        await using var lab = await GrainLab.StartAsync();
        Assert.Equal((CancelOutcomeKind.Cancelled, JobState.Cancelled), await CancelAsync(lab));
        Assert.Equal((CancelOutcomeKind.Cancelled, JobState.Cancelled), await CancelAsync(lab));
        Assert.Equal(JobState.Cancelled, lab.Store.Jobs[7].State);
    }

    [Fact]
    public async Task An_offered_job_is_cancelled_at_once()
    {
        await using var lab = await GrainLab.StartAsync();
        await lab.AskAsync();
        Assert.Equal((CancelOutcomeKind.Cancelled, JobState.Cancelled), await CancelAsync(lab));
        Assert.Equal((JobState.Cancelled, "why"), (lab.LastAttempt.State, lab.LastAttempt.EndReason));
    }

    [Fact]
    public async Task A_running_job_is_asked_to_stop_and_asked_again_without_more_time()
    {
        await using var lab = await RunAsync();
        Assert.Equal((CancelOutcomeKind.Asked, JobState.Running), await CancelAsync(lab));
        lab.Store.Now += TimeSpan.FromSeconds(1);
        Assert.Equal((CancelOutcomeKind.Asked, JobState.Running), await CancelAsync(lab));
        Assert.Equal(AttemptLab.Start.AddSeconds(60), lab.LastAttempt.DeadlineAt);
    }

    [Fact]
    public async Task A_job_in_post_run_is_left_to_end()
    {
        await using var lab = await RunAsync();
        await lab.TellAsync("post_run");
        Assert.Equal((CancelOutcomeKind.PostRun, JobState.PostRun), await CancelAsync(lab));
        Assert.Equal("cancel_asked", lab.Store.Events[^1].Kind);
    }

    [Fact]
    public async Task A_job_that_is_over_says_how_it_ended()
    {
        await using var lab = await RunAsync();
        await lab.Job.ReportAsync(AttemptLab.Report("failed", isPostRun: true), CancellationToken.None);
        Assert.Equal((CancelOutcomeKind.Finished, JobState.Failed), await CancelAsync(lab));
    }

    [Fact]
    public async Task There_is_nothing_to_cancel_without_a_job()
    {
        await using var lab = await GrainLab.StartAsync();
        lab.Store.Jobs.Clear();
        Assert.Equal(CancelOutcomeKind.NotFound, (await CancelAsync(lab)).Kind);
    }

    [Fact]
    public async Task A_job_that_is_claimed_while_it_is_cancelled_is_cancelled_as_offered()
    {
        await using var lab = await GrainLab.StartAsync();
        lab.Store.BeforeSave = () =>
        {
            lab.Store.BeforeSave = () => { };
            lab.AskAsync().GetAwaiter().GetResult();
        };
        Assert.Equal((CancelOutcomeKind.Cancelled, JobState.Cancelled), await CancelAsync(lab));
        Assert.Equal(JobState.Cancelled, lab.LastAttempt.State);
    }

    [Fact]
    public async Task A_scope_leaves_other_jobs_alone()
    {
        await using var lab = await GrainLab.StartAsync();
        Assert.Equal((CancelOutcomeKind.OutOfScope, JobState.Queued), await CancelAsync(lab, CancelScope.Live));
        await lab.AskAsync();
        Assert.Equal((CancelOutcomeKind.OutOfScope, JobState.Offered), await CancelAsync(lab, CancelScope.Queued));
        Assert.Equal((CancelOutcomeKind.Cancelled, JobState.Cancelled), await CancelAsync(lab, CancelScope.Live));
    }

    [Fact]
    public async Task A_renewed_deadline_is_told_and_one_of_another_state_refused()
    {
        var hours = TimeSpan.FromHours(3);
        var renewal = new DeadlineRenewal { Time = hours, MaxTime = hours, Attempt = 1 };
        await using var lab = await GrainLab.StartAsync();
        Assert.Equal(RenewOutcomeKind.NotFound, (await RenewAsync(renewal)).Kind);
        Assert.Equal(
            new RenewOutcome { Kind = RenewOutcomeKind.NotRunning, State = JobState.Queued },
            await RenewAsync(renewal with { Attempt = null }));
        await lab.AskAsync();
        Assert.Equal(RenewOutcomeKind.NotRunning, (await RenewAsync(renewal)).Kind);
        await lab.TellAsync("running");
        Assert.Equal(
            new RenewOutcome
            {
                Kind = RenewOutcomeKind.Renewed,
                State = JobState.Running,
                DeadlineAt = AttemptLab.Start.AddHours(3),
            },
            await RenewAsync(renewal));
        Assert.Equal(AttemptLab.Start.AddHours(3), lab.LastAttempt.DeadlineAt);
        var far = renewal with { Time = TimeSpan.FromHours(4) };
        Assert.Equal(RenewOutcomeKind.TooFar, (await RenewAsync(far)).Kind);

        Task<RenewOutcome> RenewAsync(DeadlineRenewal wish) =>
            lab.Job.RenewDeadlineAsync(wish, CancellationToken.None);
    }

    private static async Task<(CancelOutcomeKind Kind, JobState State)> CancelAsync(
        GrainLab lab, CancelScope scope = CancelScope.Any)
    {
        var outcome = await lab.Job.CancelAsync("why", scope, CancellationToken.None);
        return (outcome.Kind, outcome.State);
    }

    private static async Task<GrainLab> RunAsync()
    {
        var lab = await GrainLab.StartAsync();
        await lab.AskAsync();
        await lab.TellAsync("running");
        return lab;
    }
}
