using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Testboxes;
using Boxyard.Tests.Grains;

namespace Boxyard.Tests.Queues;

public sealed class WaitRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly WaitBox Free = new() { Name = "box-1", SeenAt = Now.AddMinutes(-1) };

    private static readonly WaitBox Away = new() { Name = "box-2", SeenAt = Now.AddHours(-1) };

    private static readonly WaitBox Held = new() { Name = "box-3", SeenAt = Now, Hold = HoldKind.Quarantined };

    private static readonly WaitFacts Facts = new()
    {
        Now = Now,
        Job = AttemptLab.Job with
        {
            Group = "box",
            Testbox = "box",
            Queue = "box",
            Submitter = "ann",
            InfraRetries = 2,
            AttemptCount = 0,
            SubmittedAt = Now,
        },
        Boxes = [Free],
        NextJobs = [new NextJob(7, 0, "ann")],
    };

    [Fact]
    public void The_first_job_of_a_queue_with_a_free_box_is_next()
    {
        var wait = WaitRules.Explain(Facts);

        AssertReason(wait, WaitReasonCode.Next, "It is the next of queue box: the next box that asks gets it.");
        Assert.Equal(new WaitPosition(1, WaitPositionKind.Exact), wait.Position);
        Assert.Equal(new StartEstimate(Now, Now, Now, 0, RunScope.All), wait.EstimatedStart);
    }

    [Fact]
    public void A_job_that_does_not_wait_says_so()
    {
        var wait = WaitRules.Explain(Facts with { Job = Facts.Job with { State = JobState.PostRun } });

        AssertReason(wait, WaitReasonCode.NotQueued, "Job 7 does not wait: it is post_run.");
        Assert.Null(wait.Position);
    }

    [Fact]
    public void What_stops_a_job_is_named_before_all_else()
    {
        var pause = new QueuePause { Queue = "box", PausedAt = Now, Reason = "new kernel.", By = "bob" };

        var wait = WaitRules.Explain(Facts with
        {
            Dependency = "It waits for job 3.",
            RetryAt = Now.AddMinutes(1),
            Pause = pause,
            Boxes = [Held],
            EarlierQueues = [new EarlierQueue("box/delimiter@localhost", 1, 1)],
        });

        Assert.Equal(
            [
                new WaitReason(WaitReasonCode.Dependency, "It waits for job 3."),
                new WaitReason(
                    WaitReasonCode.Retry,
                    "Its last attempt is to be repeated: it comes back into its queue at 2026-01-01 12:01:00Z."),
                new WaitReason(
                    WaitReasonCode.QueuePaused, "Queue box is paused since 2026-01-01 12:00:00Z by bob: new kernel."),
                new WaitReason(WaitReasonCode.AllHeld, "Every box of its queue is held: box-3 (quarantined)."),
                new WaitReason(
                    WaitReasonCode.EarlierQueue,
                    "Its boxes serve queue box/delimiter@localhost first, where 1 job waits."),
            ],
            wait.Reasons.AsEnumerable());
        Assert.Null(wait.Position);
        Assert.Null(wait.EstimatedStart);
    }

    [Fact]
    public void A_job_that_waits_for_its_retry_starts_no_earlier_and_has_no_place()
    {
        var wait = WaitRules.Explain(Facts with
        {
            RetryAt = Now.AddMinutes(5),
            NextJobs = [new NextJob(8, 0, "ann"), new NextJob(9, 0, "ann")],
        });
        var late = WaitRules.Explain(Facts with
        {
            RetryAt = Now.AddMinutes(5),
            HigherBefore = 1,
            Runs = new RunTimes(RunScope.Suite, [TimeSpan.FromMinutes(30)]),
        });

        var retryAt = Now.AddMinutes(5);
        Assert.Null(wait.Position);
        Assert.Equal(new StartEstimate(retryAt, retryAt, retryAt, 0, RunScope.All), wait.EstimatedStart);
        var lateAt = Now.AddMinutes(30);
        Assert.Equal(new StartEstimate(lateAt, lateAt, lateAt, 1, RunScope.Suite), late.EstimatedStart);
    }

    [Fact]
    public void A_queue_that_no_box_serves_says_so()
    {
        var wait = WaitRules.Explain(Facts with { Boxes = [] });

        AssertReason(wait, WaitReasonCode.NoBoxKnown, "No box that serves queue box has ever asked for a job.");
        Assert.Null(wait.EstimatedStart);
    }

    [Fact]
    public void Boxes_that_have_not_asked_for_long_do_not_count()
    {
        var wait = WaitRules.Explain(Facts with { Boxes = [Away, Held] });

        AssertReason(
            wait,
            WaitReasonCode.NoBoxAsked,
            "No box of its queue has asked for a job since 2026-01-01 11:00:00Z; 1 known.");
        Assert.Null(wait.EstimatedStart);
    }

    [Fact]
    public void Busy_boxes_are_free_after_the_median_of_the_suite_or_at_their_deadline()
    {
        var wait = WaitRules.Explain(Facts with
        {
            Boxes = [Away, Held, Busy("box-4", 3, "iperf"), Busy("box-5", 4, "other")],
            Runs = Minutes(50, 20, 30, 40, 60),
        });

        AssertReason(
            wait,
            WaitReasonCode.AllBusy,
            "Every box of its queue that asks is busy: box-4 with job 3 until about 2026-01-01 12:30:00Z, "
            + "box-5 with job 4 until about 2026-01-01 13:00:00Z.");
        Assert.Equal(
            [new BusyBoxEnd("box-4", 3, Now.AddMinutes(30)), new BusyBoxEnd("box-5", 4, Now.AddMinutes(60))],
            wait.BusyBoxes.AsEnumerable());
        Assert.Equal(
            new StartEstimate(
                Now.AddMinutes(30), Now.AddMinutes(20), Now.AddMinutes(40), 5, RunScope.Suite),
            wait.EstimatedStart);
    }

    [Fact]
    public void Jobs_before_it_take_their_turns_on_the_boxes()
    {
        var wait = WaitRules.Explain(Facts with
        {
            Boxes = [Free, Busy("box-4", 3, "iperf")],
            NextJobs =
            [
                new NextJob(9, 5, "bob"), new NextJob(8, 0, "bob"), new NextJob(5, 0, "ann"), new NextJob(7, 0, "ann"),
            ],
            HigherBefore = 1,
            Runs = Minutes(30),
        });

        AssertReason(
            wait,
            WaitReasonCode.FairShare,
            "Before it in its queue: 3, 1 of them with a higher priority. Their submitters, by fair share: bob.");
        Assert.Equal(new WaitPosition(4, WaitPositionKind.Exact), wait.Position);
        // The first starts now, the second at 12:20 on the box that is busy, the third at 12:30, this one at 12:50.
        Assert.Equal(Now.AddMinutes(50), wait.EstimatedStart!.At);
    }

    [Theory]
    [InlineData(200, 301, WaitPositionKind.Estimate, true)]
    [InlineData(10_000, 10_101, WaitPositionKind.AtLeast, false)]
    public void Beyond_what_is_listed_the_place_is_an_estimate(
        long ownBefore, long position, WaitPositionKind kind, bool hasStart)
    {
        var wait = WaitRules.Explain(Facts with
        {
            NextJobs = [new NextJob(1, 0, "ann")],
            OwnBefore = ownBefore,
            HigherBefore = 40,
            OthersBefore = 60,
            Runs = Minutes(1),
        });

        Assert.Equal(new WaitPosition(position, kind), wait.Position);
        Assert.Equal(hasStart ? Now.AddMinutes(position - 1) : null, wait.EstimatedStart?.At);
        Assert.Equal(WaitReasonCode.FairShare, Assert.Single(wait.Reasons).Code);
    }

    [Theory]
    [InlineData(RunScope.Suite, 60)]
    [InlineData(RunScope.Group, 20)]
    [InlineData(RunScope.All, 20)]
    public void What_a_box_is_busy_with_lasts_as_long_as_jobs_of_the_same_kind(RunScope scope, int minutes)
    {
        var wait = WaitRules.Explain(Facts with
        {
            Boxes = [Busy("box-4", 3, "other")],
            Runs = MinutesOf(scope, 30),
        });

        Assert.Equal(Now.AddMinutes(minutes), Assert.Single(wait.BusyBoxes).ExpectedEndAt);
        Assert.Equal(scope, wait.EstimatedStart!.RunsOf);
    }

    [Fact]
    public void Queues_that_some_of_its_boxes_serve_first_are_told_with_the_number_of_these()
    {
        var wait = WaitRules.Explain(Facts with
        {
            Boxes = [Free, Free with { Name = "box-5" }, Free with { Name = "box-6" }, Held],
            EarlierQueues =
            [
                new EarlierQueue("all", 3, 3), new EarlierQueue("some", 1, 2), new EarlierQueue("one", 2, 1),
                new EarlierQueue("empty", 0, 3),
            ],
        });

        Assert.Equal(
            [
                "Its boxes serve queue all first, where 3 jobs wait.",
                "2 of its 3 boxes serve queue some first, where 1 job waits.",
                "1 of its 3 boxes serves queue one first, where 2 jobs wait.",
            ],
            wait.Reasons.Select(reason => reason.Text));
        Assert.All(wait.Reasons, reason => Assert.Equal(WaitReasonCode.EarlierQueue, reason.Code));
    }

    [Fact]
    public void A_place_far_behind_is_told_as_the_sum_of_what_goes_before()
    {
        var wait = WaitRules.Explain(Facts with
        {
            NextJobs = [new NextJob(1, 0, "ann")],
            HigherBefore = 1_000_000,
            Boxes = [Free, Free with { Name = "box-9" }],
            Runs = Minutes(2),
        });

        Assert.Equal(Now.AddMinutes(1_000_000), wait.EstimatedStart!.At);
    }

    private static WaitBox Busy(string name, long jobId, string suite) => Free with
    {
        Name = name,
        Busy = new BusyBox
        {
            JobId = jobId,
            Suite = suite,
            Group = "box",
            OfferedAt = Now.AddMinutes(-10),
            DeadlineAt = Now.AddMinutes(60),
        },
    };

    private static RunTimes Minutes(params int[] minutes) => MinutesOf(RunScope.Suite, minutes);

    private static RunTimes MinutesOf(RunScope scope, params int[] minutes) =>
        new(scope, [.. minutes.Select(minute => TimeSpan.FromMinutes(minute))]);

    private static void AssertReason(WaitExplanation wait, WaitReasonCode code, string text) =>
        Assert.Equal(new WaitReason(code, text), Assert.Single(wait.Reasons));
}
