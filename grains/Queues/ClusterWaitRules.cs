namespace Boxyard.Queues;

/// <summary>Says of a cluster job that waits which of its boxes it waits for.</summary>
internal static class ClusterWaitRules
{
    /// <summary>So many boxes are named one by one.</summary>
    private const int MaxNodes = 50;

    public static IEnumerable<WaitReason> Explain(WaitFacts facts, StartForecast forecast)
    {
        yield return new WaitReason(
            WaitReasonCode.Cluster,
            "It is part of a cluster job: its box and those of "
            + WaitText.Names(facts.OtherJobs.Select(id => $"job {id}").DefaultIfEmpty("no other"))
            + " are reserved when all are free at one time.");
        if (facts.Dependency is not null)
        {
            // Its boxes are looked at when it waits for nothing else.
            yield break;
        }

        if (facts.ClusterDueAt > facts.Now)
        {
            yield return new WaitReason(
                WaitReasonCode.Retry,
                "It is to be repeated after a loss: it waits for its boxes again from "
                + $"{WaitText.At(facts.ClusterDueAt.Value)} on.");
        }

        var blocked = facts.Nodes.Select(node => Judge(node, facts, forecast)).OfType<WaitReason>().ToList();
        foreach (var reason in blocked.Take(MaxNodes))
        {
            yield return reason;
        }

        if (blocked.Count > MaxNodes)
        {
            yield return new WaitReason(
                WaitReasonCode.Cluster, $"{blocked.Count - MaxNodes} more of its boxes cannot be had now either.");
        }

        if (blocked.Count == 0 && !(facts.ClusterDueAt > facts.Now))
        {
            yield return new WaitReason(
                WaitReasonCode.Next,
                "All of its boxes can be had: they are reserved within seconds, unless a cluster job before it wants "
                + "one.");
        }
    }

    /// <summary>
    /// When all of its boxes may be free, if nothing keeps them but what they run; null when one of them is kept by
    /// what has no end that can be told.
    /// </summary>
    public static StartEstimate? Estimate(WaitFacts facts, StartForecast forecast)
    {
        var blocked = facts.Nodes.Where(node => Judge(node, facts, forecast) is not null).ToList();
        return blocked.TrueForAll(node => node is { Box: { Hold: null, Busy: not null }, Pause: null })
            ? forecast.OfAll([.. blocked.Select(node => node.Box!.Busy!)]).NotBefore(facts.ClusterDueAt ?? facts.Now)
            : null;
    }

    /// <summary>What keeps a box from being reserved; null when nothing does.</summary>
    private static WaitReason? Judge(WaitNode node, WaitFacts facts, StartForecast forecast) => node switch
    {
        { Box: null } => new WaitReason(
            WaitReasonCode.NodeUnknown, $"Its box {node.Testbox} is not known: it has never asked for a job."),
        { Box.Hold: { } hold } => new WaitReason(
            WaitReasonCode.NodeHeld, $"Its box {node.Testbox} is {hold.ToString().ToLowerInvariant()}."),
        { Pause: { } pause } => new WaitReason(
            WaitReasonCode.NodePaused,
            $"The queue of its box {node.Testbox} is paused {WaitText.Of(pause)}."),
        { Box.Busy: { } busy, IsReserved: true } => new WaitReason(
            WaitReasonCode.NodeReserved,
            $"Its box {node.Testbox} is reserved for job {busy.JobId} of another cluster job, until "
            + $"{WaitText.At(busy.DeadlineAt)} at the latest if it does not come for it."),
        { Box.Busy: { } busy } => new WaitReason(
            WaitReasonCode.NodeBusy,
            $"Its box {node.Testbox} is busy with job {busy.JobId} until about "
            + $"{WaitText.At(forecast.ExpectedEnd(busy))}."),
        { Box.SeenAt: null } => new WaitReason(
            WaitReasonCode.NodeAbsent, $"Its box {node.Testbox} has not asked for a job yet."),
        { Box.SeenAt: { } seenAt } when seenAt < facts.Now - facts.PresenceInterval => new WaitReason(
            WaitReasonCode.NodeAbsent,
            $"Its box {node.Testbox} has not asked for a job since {WaitText.At(seenAt)}: it counts as present for "
            + $"{facts.PresenceInterval.TotalSeconds:0} s after it did."),
        _ => null,
    };
}
