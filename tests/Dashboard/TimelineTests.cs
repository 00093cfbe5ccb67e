using Boxyard.Client;
using Boxyard.Dashboard.Jobs;

namespace Boxyard.Tests.Dashboard;

public class TimelineTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Now = Start.AddMinutes(10);

    private static readonly Job Job = new()
    {
        Id = 7,
        State = JobState.Queued,
        Suite = "iperf",
        Group = "vm-2p8g",
        Testbox = "vm-2p8g",
        Queue = "vm-2p8g.x86_64",
        Submitter = "ann",
        SubmittedAt = Start,
    };

    private static readonly JobAttempt Attempt = new()
    {
        Number = 1,
        ShownId = "7",
        State = JobState.Succeeded,
        Testbox = "vm-2p8g-1",
        OfferedAt = Start.AddMinutes(2),
    };

    [Fact]
    public void A_life_is_told_from_submit_to_results_with_the_gaps()
    {
        var job = Job with
        {
            State = JobState.Succeeded,
            FinishedAt = Start.AddMinutes(10),
            ExtractedAt = Start.AddMinutes(11),
            Attempts =
            [
                Attempt with
                {
                    StartedAt = Start.AddMinutes(3), PostRunAt = Start.AddMinutes(9), EndedAt = Start.AddMinutes(10),
                },
            ],
        };

        Assert.Equal(
            [
                ("Submitted", null), ("Offered", TimeSpan.FromMinutes(2)), ("Started", TimeSpan.FromMinutes(1)),
                ("Program over, uploads", TimeSpan.FromMinutes(6)), ("succeeded", TimeSpan.FromMinutes(1)),
                ("Results read", TimeSpan.FromMinutes(1)),
            ],
            Timeline.Of(job, Now).Select(step => (step.Title, step.Gap)));
    }

    [Fact]
    public void A_live_attempt_ends_with_its_deadline()
    {
        var job = Job with
        {
            State = JobState.Offered,
            Attempts = [Attempt with { State = JobState.Offered, DeadlineAt = Start.AddMinutes(12) }],
        };

        var last = Timeline.Of(job, Now)[^1];

        Assert.Equal("Deadline", last.Title);
        Assert.Null(last.At);
        Assert.Equal("2026-11-22 12:12:00 UTC: the latest end of this state", last.Detail);
    }

    [Fact]
    public void The_last_heartbeat_of_a_live_attempt_is_told_in_the_order_of_time()
    {
        var running = Attempt with
        {
            State = JobState.PostRun, StartedAt = Start.AddMinutes(3), PostRunAt = Now.AddSeconds(-2),
            HeartbeatAt = Now.AddSeconds(-7), DeadlineAt = Start.AddMinutes(40),
        };

        var steps = Timeline.Of(Job with { State = JobState.PostRun, Attempts = [running] }, Now);

        Assert.Equal(
            ["Submitted", "Offered", "Started", "Last heartbeat", "Program over, uploads", "Deadline"],
            steps.Select(step => step.Title));
        Assert.Equal(
            (Now.AddSeconds(-7), new TimeSpan(0, 6, 53), null, "live"),
            (steps[3].At, steps[3].Gap, steps[3].Detail, steps[3].Tone));
    }

    [Theory]
    [InlineData(33, null, "live")]
    [InlineData(34, "then silent for 34 s", "bad")]
    public void A_guest_is_silent_when_it_should_have_been_heard(int seconds, string? detail, string tone)
    {
        var running = Attempt with
        {
            State = JobState.Running, StartedAt = Start.AddMinutes(3), HeartbeatAt = Now.AddSeconds(-seconds),
        };

        var last = Timeline.Of(Job with { State = JobState.Running, Attempts = [running] }, Now)[^1];

        Assert.Equal(("Last heartbeat", detail, tone), (last.Title, last.Detail, last.Tone));
    }

    [Fact]
    public void A_silence_before_an_end_stays_in_the_line_and_usual_heartbeats_do_not()
    {
        var lost = Attempt with
        {
            State = JobState.Lost, HeartbeatAt = Start.AddMinutes(3), EndedAt = Start.AddMinutes(4),
        };
        var good = Attempt with { Number = 2, HeartbeatAt = Start.AddMinutes(8), EndedAt = Start.AddMinutes(8) };

        var steps = Timeline.Of(Job with { State = JobState.Succeeded, Attempts = [lost, good] }, Now);

        Assert.Equal(
            ["Submitted", "Offered", "Last heartbeat", "lost", "Offered again (attempt 2)", "succeeded"],
            steps.Select(step => step.Title));
        Assert.Equal("then silent for 1 m, until the end", steps[2].Detail);
    }

    [Fact]
    public void A_job_that_goes_back_to_its_queue_says_so()
    {
        var job = Job with
        {
            Attempts = [Attempt with { State = JobState.Lost, EndedAt = Start.AddMinutes(5), EndReason = "no sign of life" }],
        };

        Assert.Equal(["Submitted", "Offered", "lost", "Queued again"], Timeline.Of(job, Now).Select(step => step.Title));
    }

    [Fact]
    public void A_job_that_was_cancelled_in_its_queue_has_an_end()
    {
        var job = Job with { State = JobState.Cancelled, FinishedAt = Start.AddHours(5) };

        var last = Timeline.Of(job, Now)[^1];

        Assert.Equal(("cancelled", TimeSpan.FromHours(5)), (last.Title, last.Gap));
    }

    [Fact]
    public void A_job_that_waited_again_and_was_cancelled_has_that_end()
    {
        var lost = Attempt with { State = JobState.Lost, EndedAt = Start.AddMinutes(3) };
        var job = Job with
        {
            State = JobState.Cancelled, FinishedAt = Start.AddMinutes(9), Attempts = [lost],
        };

        Assert.Equal(["Submitted", "Offered", "lost", "cancelled"], Timeline.Of(job, Now).Select(step => step.Title));
    }
}
