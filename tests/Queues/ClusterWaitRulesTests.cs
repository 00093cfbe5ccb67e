using Boxyard.Queues;
using Boxyard.Testboxes;
using Boxyard.Tests.Grains;

namespace Boxyard.Tests.Queues;

public sealed class ClusterWaitRulesTests
{
    private const string Cluster =
        "It is part of a cluster job: its box and those of job 8 are reserved when all are free at one time.";

    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly WaitBox Free = new() { Name = "b", SeenAt = Now.AddMinutes(-5) };

    private static readonly BusyBox Job3 = new()
    {
        JobId = 3,
        Suite = "iperf",
        Group = "a",
        OfferedAt = Now.AddMinutes(-10),
        DeadlineAt = Now.AddMinutes(60),
    };

    private static readonly WaitFacts Facts = new()
    {
        Now = Now,
        Job = AttemptLab.Job with
        {
            Group = "a",
            Testbox = "a",
            Queue = "a",
            Submitter = "ann",
            InfraRetries = 2,
            AttemptCount = 0,
            SubmittedAt = Now,
        },
        Nodes =
        [
            new WaitNode { JobId = 7, Testbox = "a", Box = Free with { Name = "a" } },
            new WaitNode { JobId = 8, Testbox = "b", Box = Free },
        ],
        ClusterDueAt = Now,
        PresenceInterval = TimeSpan.FromMinutes(5),
    };

    [Fact]
    public void When_all_boxes_can_be_had_it_says_so()
    {
        var wait = WaitRules.Explain(Facts);

        Assert.Equal(
            [
                new WaitReason(WaitReasonCode.Cluster, Cluster),
                new WaitReason(
                    WaitReasonCode.Next,
                    "All of its boxes can be had: they are reserved within seconds, unless a cluster job before it "
                    + "wants one."),
            ],
            wait.Reasons.AsEnumerable());
        Assert.Null(wait.Position);
        Assert.Equal(new StartEstimate(Now, Now, Now, 0, RunScope.All), wait.EstimatedStart);
    }

    [Fact]
    public void A_box_that_is_not_known_is_named() => AssertNode(
        (WaitBox?)null, WaitReasonCode.NodeUnknown, "Its box b is not known: it has never asked for a job.");

    [Fact]
    public void A_box_that_never_asked_is_named() => AssertNode(
        Free with { SeenAt = null }, WaitReasonCode.NodeAbsent, "Its box b has not asked for a job yet.");

    [Fact]
    public void A_box_that_has_not_asked_of_late_is_named() => AssertNode(
        Free with { SeenAt = Now.AddMinutes(-6) },
        WaitReasonCode.NodeAbsent,
        "Its box b has not asked for a job since 2026-01-01 11:54:00Z: it counts as present for 300 s after it did.");

    [Theory]
    [InlineData(HoldKind.Drained, "drained")]
    [InlineData(HoldKind.Quarantined, "quarantined")]
    public void A_box_that_is_held_is_named_whatever_it_does(HoldKind hold, string word) => AssertNode(
        Free with { Hold = hold, Busy = Job3 }, WaitReasonCode.NodeHeld, $"Its box b is {word}.");

    [Fact]
    public void A_busy_box_is_named_with_its_job_and_is_among_the_busy_ones()
    {
        const string text = "Its box b is busy with job 3 until about 2026-01-01 12:20:00Z.";
        var wait = AssertNode(Free with { SeenAt = null, Busy = Job3 }, WaitReasonCode.NodeBusy, text);

        Assert.Equal([new BusyBoxEnd("b", 3, Now.AddMinutes(20))], wait.BusyBoxes.AsEnumerable());
    }

    [Fact]
    public void It_may_start_when_the_last_of_its_busy_boxes_is_free_and_its_retry_is_due()
    {
        var facts = Facts with
        {
            Nodes =
            [
                Facts.Nodes[0] with { Box = Free with { Busy = Job3 } },
                Facts.Nodes[1] with { Box = Free with { Busy = Job3 with { OfferedAt = Now } }, IsReserved = true },
            ],
            Runs = new RunTimes(RunScope.Suite, [.. Enumerable.Range(1, 5).Select(n => TimeSpan.FromMinutes(10 * n))]),
        };
        var twentyTo = new StartEstimate(
            Now.AddMinutes(30), Now.AddMinutes(20), Now.AddMinutes(40), 5, RunScope.Suite);

        Assert.Equal(twentyTo, WaitRules.Explain(facts).EstimatedStart);
        Assert.Equal(
            twentyTo with { At = Now.AddMinutes(35), Low = Now.AddMinutes(35) },
            WaitRules.Explain(facts with { ClusterDueAt = Now.AddMinutes(35) }).EstimatedStart);
        Assert.Null(WaitRules.Explain(facts with { Dependency = "It waits for job 3." }).EstimatedStart);
        Assert.Null(WaitRules.Explain(facts with
        {
            Nodes = [facts.Nodes[0], Facts.Nodes[1] with { Box = Free with { SeenAt = null } }],
        }).EstimatedStart);
    }

    [Fact]
    public void A_box_that_is_reserved_for_another_is_named() => AssertNode(
        new WaitNode { JobId = 8, Testbox = "b", Box = Free with { Busy = Job3 }, IsReserved = true },
        WaitReasonCode.NodeReserved,
        "Its box b is reserved for job 3 of another cluster job, until 2026-01-01 13:00:00Z at the latest if it does "
        + "not come for it.");

    [Fact]
    public void A_box_whose_queue_is_paused_is_named() => AssertNode(
        new WaitNode
        {
            JobId = 8,
            Testbox = "b",
            Box = Free,
            Pause = new QueuePause { Queue = "b", PausedAt = Now, Reason = "new kernel.", By = "bob" },
        },
        WaitReasonCode.NodePaused,
        "The queue of its box b is paused since 2026-01-01 12:00:00Z by bob: new kernel.");

    [Fact]
    public void Between_two_tries_it_says_when_the_next_is()
    {
        var wait = WaitRules.Explain(Facts with { ClusterDueAt = Now.AddMinutes(1) });

        Assert.Equal(
            [
                new WaitReason(WaitReasonCode.Cluster, Cluster),
                new WaitReason(
                    WaitReasonCode.Retry,
                    "It is to be repeated after a loss: it waits for its boxes again from 2026-01-01 12:01:00Z on."),
            ],
            wait.Reasons.AsEnumerable());
    }

    [Fact]
    public void While_it_waits_for_jobs_its_boxes_do_not_count()
    {
        var wait = WaitRules.Explain(Facts with
        {
            Dependency = "It waits for job 3.",
            ClusterDueAt = null,
            Nodes = [Facts.Nodes[0], Facts.Nodes[1] with { Box = null }],
        });

        Assert.Equal(
            [
                new WaitReason(WaitReasonCode.Dependency, "It waits for job 3."),
                new WaitReason(WaitReasonCode.Cluster, Cluster),
            ],
            wait.Reasons.AsEnumerable());
    }

    [Fact]
    public void Of_very_many_boxes_the_first_are_named()
    {
        var wait = WaitRules.Explain(Facts with
        {
            Nodes = [.. Enumerable.Range(7, 60).Select(id => new WaitNode { JobId = id, Testbox = $"b{id}" })],
        });

        Assert.Equal(52, wait.Reasons.Length);
        Assert.EndsWith(
            "those of job 8, job 9, job 10, job 11, job 12 and 54 more are reserved when all are free at one time.",
            wait.Reasons[0].Text,
            StringComparison.Ordinal);
        Assert.Equal("10 more of its boxes cannot be had now either.", wait.Reasons[^1].Text);
    }

    private static WaitExplanation AssertNode(WaitBox? box, WaitReasonCode code, string text) =>
        AssertNode(new WaitNode { JobId = 8, Testbox = "b", Box = box }, code, text);

    private static WaitExplanation AssertNode(WaitNode node, WaitReasonCode code, string text)
    {
        var wait = WaitRules.Explain(Facts with
        {
            Nodes = [Facts.Nodes[0], node],
            Runs = new RunTimes(RunScope.Suite, [TimeSpan.FromMinutes(30)]),
        });

        Assert.Equal(
            [new WaitReason(WaitReasonCode.Cluster, Cluster), new WaitReason(code, text)], wait.Reasons.AsEnumerable());
        return wait;
    }
}
