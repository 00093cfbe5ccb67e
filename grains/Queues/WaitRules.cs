using System.Collections.Immutable;
using Boxyard.Jobs;

namespace Boxyard.Queues;

/// <summary>Explains a wait from its facts.</summary>
public static class WaitRules
{
    /// <summary>
    /// How many older jobs of its own lane are counted: those beyond make the position a lower bound.
    /// </summary>
    public const int MaxCounted = 10_000;

    /// <summary>How many busy boxes are listed.</summary>
    private const int MaxBusy = 20;

    /// <summary>
    /// A box asks at least so often while it is up: the longest wait of one request, and the time to boot.
    /// </summary>
    private static readonly TimeSpan AskedWithin = TimeSpan.FromMinutes(15);

    public static WaitExplanation Explain(WaitFacts facts)
    {
        if (facts.Job.State != JobState.Queued)
        {
            var text = $"Job {facts.Job.Id} does not wait: it is {facts.Job.State.Word()}.";
            return new WaitExplanation { Reasons = [new WaitReason(WaitReasonCode.NotQueued, text)] };
        }

        var forecast = new StartForecast(facts);
        var position = facts.IsOffQueue ? null : PositionOf(facts);
        var reasons = facts.IsOfCluster
            ? Dependencies(facts).Concat(ClusterWaitRules.Explain(facts, forecast)).ToImmutableArray()
            : [.. Stops(facts), .. Boxes(facts, forecast), .. Before(facts, position)];
        return new WaitExplanation
        {
            Reasons = reasons.IsEmpty ? [First(facts.Job)] : reasons,
            Position = position,
            EstimatedStart = EstimateOf(facts, forecast, position),
            BusyBoxes = [.. Ends(facts, forecast).Take(MaxBusy)],
        };
    }

    /// <summary>The box is up: it asked of late, or it runs something.</summary>
    public static bool IsUp(WaitBox box, DateTimeOffset now) => box.Busy is not null || box.SeenAt >= now - AskedWithin;

    /// <summary>Boxes with what they lack, those that lack the least first.</summary>
    public static IEnumerable<string> Nearest(Requirement requirement, IEnumerable<WaitBox> boxes) => boxes
        .Select(box => (box.Name, Missing: requirement.Missing(box.Hardware)))
        .OrderBy(box => box.Missing.Length)
        .ThenBy(box => box.Name, StringComparer.Ordinal)
        .Select(box => $"{box.Name} ({string.Join(", ", box.Missing)})");

    private static StartEstimate? EstimateOf(WaitFacts facts, StartForecast forecast, WaitPosition? position)
    {
        if (facts.Dependency is not null || facts.Pause is not null)
        {
            return null;
        }

        if (facts.IsOfCluster)
        {
            return ClusterWaitRules.Estimate(facts, forecast);
        }

        return facts.RetryAt is { } retryAt
            ? forecast.Of(Counted(facts, BeforeOf(facts)))?.NotBefore(retryAt)
            : forecast.Of(position);
    }

    private static WaitPosition PositionOf(WaitFacts facts)
    {
        var index = facts.NextJobs.Select(job => job.JobId).ToList().IndexOf(facts.Job.Id);
        if (index >= 0)
        {
            return new WaitPosition(index + 1, WaitPositionKind.Exact);
        }

        // Those that are known one by one are before it in any case.
        return Counted(facts, Math.Max(BeforeOf(facts), facts.NextJobs.Length));
    }

    private static long BeforeOf(WaitFacts facts) => facts.HigherBefore + facts.OthersBefore + facts.OwnBefore;

    private static WaitPosition Counted(WaitFacts facts, long before) => new(
        before + 1, facts.OwnBefore >= MaxCounted ? WaitPositionKind.AtLeast : WaitPositionKind.Estimate);

    private static IEnumerable<WaitReason> Dependencies(WaitFacts facts)
    {
        if (facts.Dependency is { } dependency)
        {
            yield return new WaitReason(WaitReasonCode.Dependency, dependency);
        }
    }

    private static IEnumerable<WaitReason> Stops(WaitFacts facts)
    {
        foreach (var reason in Dependencies(facts))
        {
            yield return reason;
        }

        if (facts.RetryAt is { } retryAt)
        {
            yield return new WaitReason(
                WaitReasonCode.Retry,
                $"Its last attempt is to be repeated: it comes back into its queue at {WaitText.At(retryAt)}.");
        }

        if (facts.Pause is { } pause)
        {
            yield return new WaitReason(
                WaitReasonCode.QueuePaused, $"Queue {pause.Queue} is paused {WaitText.Of(pause)}.");
        }

        if (facts.SubmitterLimit is { } ofSubmitter)
        {
            yield return new WaitReason(
                WaitReasonCode.SubmitterLimit, $"Its submitter {DescribeLimit(ofSubmitter)}");
        }

        if (facts.GroupLimit is { } ofGroup)
        {
            yield return new WaitReason(WaitReasonCode.GroupLimit, $"Its group {DescribeLimit(ofGroup)}");
        }
    }

    private static string DescribeLimit(RunningLimit limit) =>
        $"{limit.Name} may have {limit.Limit} jobs with a box at one time, and has {limit.LiveCount}: it gets one when "
        + "one of these has ended.";

    private static IEnumerable<WaitReason> Boxes(WaitFacts facts, StartForecast forecast)
    {
        var usable = facts.Boxes.Where(box => box.Hold is null).ToList();
        if (facts.Boxes.IsEmpty && !facts.UnfitBoxes.IsEmpty)
        {
            yield return new WaitReason(WaitReasonCode.NoBoxFits, DescribeUnfit(facts.Requirement!, facts.UnfitBoxes));
        }
        else if (facts.Boxes.IsEmpty)
        {
            yield return new WaitReason(
                WaitReasonCode.NoBoxKnown, $"No box that serves queue {facts.Job.Queue} has ever asked for a job.");
        }
        else if (usable.Count == 0)
        {
            var names = WaitText.Names(
                facts.Boxes.Select(box => $"{box.Name} ({box.Hold.ToString()!.ToLowerInvariant()})"));
            yield return new WaitReason(
                WaitReasonCode.AllHeld, $"Every box of its queue is held: {names}.");
        }
        else if (!usable.Exists(box => IsUp(box, facts.Now)))
        {
            var last = usable.Max(box => box.SeenAt) is { } seenAt ? $"since {WaitText.At(seenAt)}" : "yet";
            yield return new WaitReason(
                WaitReasonCode.NoBoxAsked, $"No box of its queue has asked for a job {last}; {usable.Count} known.");
        }
        else if (!usable.Exists(box => box.Busy is null && IsUp(box, facts.Now)))
        {
            var ends = Ends(facts, forecast).ToList();
            var names = WaitText.Names(ends.Select(
                end => $"{end.Testbox} with job {end.JobId} until about {WaitText.At(end.ExpectedEndAt)}"));
            yield return new WaitReason(
                WaitReasonCode.AllBusy, $"Every box of its queue that asks is busy: {names}.");
        }
    }

    private static string DescribeUnfit(Requirement requirement, ImmutableArray<WaitBox> boxes)
    {
        var nearest = WaitText.Names(Nearest(requirement, boxes));
        return $"No box of its queue has what it requires, {requirement.Text}. Nearest: {nearest}.";
    }

    private static IEnumerable<BusyBoxEnd> Ends(WaitFacts facts, StartForecast forecast) =>
        from box in facts.Boxes.Concat(facts.Nodes.Select(node => node.Box).OfType<WaitBox>())
        where box.Hold is null
        let busy = box.Busy
        where busy is not null
        let end = new BusyBoxEnd(box.Name, busy.JobId, forecast.ExpectedEnd(busy))
        orderby end.ExpectedEndAt, end.Testbox
        select end;

    private static IEnumerable<WaitReason> Before(WaitFacts facts, WaitPosition? position)
    {
        var usable = facts.Boxes.Count(box => box.Hold is null);
        foreach (var earlier in facts.EarlierQueues.Where(queue => queue.QueuedCount > 0))
        {
            var whose = earlier.BoxCount >= usable
                ? "Its boxes serve"
                : $"{earlier.BoxCount} of its {usable} boxes {(earlier.BoxCount == 1 ? "serves" : "serve")}";
            yield return new WaitReason(
                WaitReasonCode.EarlierQueue,
                $"{whose} queue {earlier.Queue} first, where {Jobs(earlier.QueuedCount)}.");
        }

        if (position is not { Value: > 1 })
        {
            yield break;
        }

        var about = position.Kind switch
        {
            WaitPositionKind.Exact => "",
            WaitPositionKind.Estimate => "about ",
            WaitPositionKind.AtLeast => "at least ",
            _ => throw new ArgumentOutOfRangeException(nameof(position), position.Kind, "Not a kind."),
        };
        var others = facts.NextJobs
            .TakeWhile(job => job.JobId != facts.Job.Id)
            .Where(job => job.Priority == facts.Job.Priority && job.Submitter != facts.Job.Submitter)
            .Select(job => job.Submitter)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var share = others.Count == 0 ? "" : $" Their submitters, by fair share: {WaitText.Names(others)}.";
        yield return new WaitReason(
            WaitReasonCode.FairShare,
            $"Before it in its queue: {about}{position.Value - 1}, {facts.HigherBefore} of them with a higher priority."
            + share);
    }

    private static WaitReason First(JobRecord job) => new(
        WaitReasonCode.Next, $"It is the next of queue {job.Queue}: the next box that asks gets it.");

    private static string Jobs(long count) => count == 1 ? "1 job waits" : $"{count} jobs wait";
}
