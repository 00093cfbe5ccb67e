using Boxyard.Jobs;
using Boxyard.Storage.Jobs;

namespace Boxyard.Storage.Testboxes;

/// <summary>Writes rows of `power_actions` together with the follower's step.</summary>
internal sealed class FollowPowerExecutor : CommandExecutor<FollowPowerCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        FollowPowerCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        // The conflict key lets one of them into a batch.
        var command = commands.Single();
        var (from, to) = command.Step;
        var isMoved = await EventCursorTable.TryMoveAsync(batch, EventFollower.Power, from, to, cancellationToken);
        command.Outcome = isMoved;
        if (isMoved)
        {
            await PowerTable.InsertAsync(batch, command.Actions, command.MaxPerHour, cancellationToken);
        }
    }
}
