using System.Collections.Immutable;
using Boxyard.Jobs;

namespace Boxyard.Clusters;

/// <summary>
/// What the end of one part means for the others: all are dispatched together, so a lost one is repeated with all
/// others or not at all, and a reservation that nobody can use any more is released. Those that run are left to their
/// barriers, which tell them of it, unless the whole is repeated or a box never came.
/// </summary>
public sealed record ClusterSettlement
{
    private static readonly ClusterSettlement Nothing = new();

    /// <summary>The whole cluster job waits for its boxes again.</summary>
    public bool IsRepeated { get; private init; }

    /// <summary>The live parts that end with it.</summary>
    public ImmutableArray<MemberEnd> Ends { get; private init; } = [];

    /// <summary>Why they end, for people.</summary>
    public string Reason { get; private init; } = "";

    /// <param name="members">All parts of the cluster job.</param>
    /// <param name="hasRetriesLeft">Whether the whole may be repeated once more.</param>
    public static ClusterSettlement Of(IReadOnlyList<ClusterMember> members, bool hasRetriesLeft)
    {
        var ended = members.Where(member => member.HasEndedNow).ToArray();
        var cause = ended.FirstOrDefault(member => member.State == JobState.Lost)
            ?? ended.FirstOrDefault(member => member.State != JobState.Succeeded);
        if (cause is null)
        {
            return Nothing;
        }

        var isRepeated = hasRetriesLeft && ended.Any(member => member.WantsRetry) && members.All(CanBeRepeated);
        var isCancelled = ended.Any(member => member.State == JobState.Cancelled);
        var hasNotCome = cause is { State: JobState.Lost, EndedFrom: JobState.Offered };
        var useless = members.Where(
            member => member.State.IsLive() && (isRepeated || hasNotCome || member.State == JobState.Offered));
        return new ClusterSettlement
        {
            IsRepeated = isRepeated,
            Ends = [.. useless.Select(member => new MemberEnd(member, EndOf(member, isCancelled)))],
            Reason = $"The box {cause.Testbox} of the cluster job {Fate(cause)}: {cause.EndReason}",
        };
    }

    /// <summary>A part that is over with another outcome than lost has its result: it is not run again.</summary>
    private static bool CanBeRepeated(ClusterMember member) => member.State.IsLive()
        ? !member.IsCancelAsked
        : member.HasEndedNow && member.State == JobState.Lost;

    /// <summary>Who cancels one cancels all, also when another is lost at the same instant.</summary>
    private static JobState EndOf(ClusterMember member, bool isCancelled) =>
        member.IsCancelAsked || isCancelled ? JobState.Cancelled : JobState.Lost;

    private static string Fate(ClusterMember cause) => cause switch
    {
        { State: JobState.Lost, EndedFrom: JobState.Offered } => "did not come up",
        _ => $"ended {cause.State.Word()}",
    };
}
