using Boxyard.Client;
using Boxyard.Dashboard.Jobs;

namespace Boxyard.Tests.Dashboard;

public class TimelineTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

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
            Timeline.Of(job).Select(step => (step.Title, step.Gap)));
    }

    [Fact]
    public void A_live_attempt_ends_with_its_deadline()
    {
        var job = Job with
        {
            State = JobState.Offered,
            Attempts = [Attempt with { State = JobState.Offered, DeadlineAt = Start.AddMinutes(12) }],
        };

        var last = Timeline.Of(job)[^1];

        Assert.Equal("Deadline", last.Title);
        Assert.Null(last.At);
        Assert.Equal("2026-11-22 12:12:00 UTC: the latest end of this state", last.Detail);
    }

    [Fact]
    public void A_job_that_goes_back_to_its_queue_says_so()
    {
        var job = Job with
        {
            Attempts = [Attempt with { State = JobState.Lost, EndedAt = Start.AddMinutes(5), EndReason = "no sign of life" }],
        };

        Assert.Equal(["Submitted", "Offered", "lost", "Queued again"], Timeline.Of(job).Select(step => step.Title));
    }

    [Fact]
    public void A_job_that_was_cancelled_in_its_queue_has_an_end()
    {
        var job = Job with { State = JobState.Cancelled, FinishedAt = Start.AddHours(5) };

        var last = Timeline.Of(job)[^1];

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

        Assert.Equal(["Submitted", "Offered", "lost", "cancelled"], Timeline.Of(job).Select(step => step.Title));
    }
}
