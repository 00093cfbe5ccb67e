using Boxyard.Jobs;
using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary>
/// Power actions to keep: one that somebody asked for, or those that events asked for, with the step of the follower's
/// cursor. The outcome is false when another silo has made that step.
/// </summary>
internal sealed class AskPowerCommand(IReadOnlyList<NewPowerAction> actions) : WriteCommandOf<bool>
{
    public const string Follower = "power";

    public IReadOnlyList<NewPowerAction> Actions { get; } = actions;

    /// <summary>Null when nobody follows.</summary>
    public (EventPosition From, EventPosition To)? Step { get; init; }

    public int MaxPerHour { get; init; }

    public override string ConflictKey => "power";

    public override int RowCount => Actions.Count + 1;
}
