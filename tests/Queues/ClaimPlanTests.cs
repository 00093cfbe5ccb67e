using System.Collections.Immutable;
using Boxyard.Queues;
using FsCheck;
using FsCheck.Fluent;

namespace Boxyard.Tests.Queues;

public sealed class ClaimPlanTests
{
    [Fact]
    public void Without_lanes_nobody_is_served() => Assert.Empty(ClaimPlan.Assign([["q"]], []));

    [Fact]
    public void A_lane_serves_no_more_claims_than_it_has_jobs()
    {
        var grants = ClaimPlan.Assign([["q"], ["q"], ["q"]], [Lane("a", queued: 2)]);
        Assert.Equal([0, 1], Assert.Single(grants).Claims.AsEnumerable());
    }

    [Fact]
    public void Claims_alternate_between_equal_lanes()
    {
        var grants = ClaimPlan.Assign([["q"], ["q"], ["q"], ["q"]], [Lane("a"), Lane("b")]);
        Assert.Equal([0, 2], grants[0].Claims.AsEnumerable());
        Assert.Equal([1, 3], grants[1].Claims.AsEnumerable());
        Assert.Equal((2, 3), (grants[0].ServedAt, grants[1].ServedAt));
    }

    [Fact]
    public void The_lane_with_fewer_live_attempts_for_its_weight_goes_first()
    {
        var grants = ClaimPlan.Assign(
            [["q"]], [Lane("a") with { LiveCount = 3 }, Lane("b") with { LiveCount = 5, Weight = 2 }]);
        Assert.Equal("b", Assert.Single(grants).Lane.Submitter);
    }

    [Fact]
    public void Any_plan_equals_serving_one_claim_after_the_other() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), EqualsSimulation).QuickCheckThrowOnFailure();

    private static Lane Lane(string submitter, string queue = "q", long queued = 10) => new()
    {
        Queue = queue,
        Priority = 0,
        Submitter = submitter,
        QueuedCount = queued,
        LiveCount = 0,
        Weight = 1,
        ServedSeq = 0,
    };

    private static bool EqualsSimulation(int seed)
    {
        var random = new Random(seed);
        var lanes = Enumerable.Range(0, random.Next(12)).Select(index => Lane($"u{index}", $"q{random.Next(3)}", random.Next(4)) with
        {
            Priority = random.Next(2),
            LiveCount = random.Next(4),
            Weight = random.Next(1, 3),
            ServedSeq = random.Next(3),
        }).ToArray();
        ImmutableArray<string>[] claims = [.. Enumerable.Range(0, random.Next(12)).Select(_ =>
            Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"q{random.Next(4)}").ToImmutableArray())];
        var planned = new string?[claims.Length];
        foreach (var grant in ClaimPlan.Assign(claims, lanes))
        {
            foreach (var claim in grant.Claims)
            {
                planned[claim] = grant.Lane.Submitter;
            }
        }

        return planned.SequenceEqual(Simulate(claims, lanes));
    }

    /// <summary>
    /// The rule as it is told: each claim looks at all lanes, takes the best of its first queue with work, and the lane
    /// moves back.
    /// </summary>
    private static IEnumerable<string?> Simulate(ImmutableArray<string>[] claims, Lane[] lanes)
    {
        var nextSeq = 100L;
        foreach (var claim in claims)
        {
            var queue = claim.FirstOrDefault(name => lanes.Any(lane => lane.Queue == name && lane.QueuedCount > 0));
            var best = lanes.Where(lane => lane.Queue == queue && lane.QueuedCount > 0)
                .OrderByDescending(lane => lane.Priority).ThenBy(lane => lane.LiveCount / lane.Weight).ThenBy(
                    lane => lane.ServedSeq)
                .ThenBy(lane => lane.Submitter, StringComparer.Ordinal).FirstOrDefault();
            if (best is not null)
            {
                lanes[Array.IndexOf(lanes, best)] = best with
                {
                    QueuedCount = best.QueuedCount - 1,
                    LiveCount = best.LiveCount + 1,
                    ServedSeq = nextSeq++,
                };
            }

            yield return best?.Submitter;
        }
    }
}
