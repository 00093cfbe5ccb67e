using Boxyard.Jobs;
using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary>
/// Power actions that events asked for, with the step of the follower's cursor. The outcome is false when another silo
/// has made that step.
/// </summary>
internal sealed class FollowPowerCommand(IReadOnlyList<NewPowerAction> actions) : WriteCommandOf<bool>
{
    public IReadOnlyList<NewPowerAction> Actions { get; } = actions;

    public required (EventPosition From, EventPosition To) Step { get; init; }

    public required int MaxPerHour { get; init; }

    public override string ConflictKey => "power";

    public override int RowCount => Actions.Count + 1;
}
