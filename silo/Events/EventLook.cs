using Boxyard.Jobs;

namespace Boxyard.Events;

/// <summary>
/// What a look at the newest events came to: those after the place that was asked for, in order; or that they begin
/// only later, so that the table has to be read.
/// </summary>
internal sealed record EventLook(IReadOnlyList<FollowedEvent> Events, EventPosition End, bool IsBehind)
{
    public static EventLook Behind { get; } = new([], default, IsBehind: true);
}
