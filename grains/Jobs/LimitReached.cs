using System.Globalization;

namespace Boxyard.Jobs;

/// <summary>Why a submission was refused whole: with it more would be queued than may be.</summary>
/// <param name="IsOfGroup">A group's limit; else a submitter's.</param>
/// <param name="Name">The group or the submitter.</param>
/// <param name="Limit">How many may stand in queues.</param>
/// <param name="QueuedCount">How many did.</param>
/// <param name="AddedCount">How many the submission would have added.</param>
public sealed record LimitReached(bool IsOfGroup, string Name, long Limit, long QueuedCount, long AddedCount)
{
    public string Describe()
    {
        var who = IsOfGroup ? "Group" : "Submitter";
        var advice = AddedCount > Limit ? "send fewer at once." : "send it again when some have started.";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{who} {Name} may have {Limit} jobs queued and has {QueuedCount}; this submission has {AddedCount} more. ")
            + $"Nothing was queued; {advice}";
    }
}
