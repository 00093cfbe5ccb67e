using System.Text.Json;
using Boxyard.Jobs;

namespace Boxyard.Storage.Testboxes;

/// <summary>Ends rows of `power_actions` that are still leased to the one who settles them.</summary>
internal sealed class SettlePowerExecutor : CommandExecutor<SettlePowerCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        SettlePowerCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        // The conflict key lets one of them into a batch.
        var command = commands.Single();
        var isSettled = false;
        batch.Session.Add(
            "power_actions_settle",
            RowSet.One()
                .With("id", command.Action.Id)
                .With("try_count", command.Action.TryCount)
                .With("problem", command.Problem),
            _ => isSettled = true);
        await batch.Session.SendAsync(cancellationToken);
        if (isSettled)
        {
            batch.Effects.Append(ToEvent(command));
        }

        command.Outcome = isSettled;
    }

    private static JobEvent ToEvent(SettlePowerCommand command)
    {
        var data = new Dictionary<string, string>
        {
            ["action"] = EnumText.Of(command.Action.Action),
            ["output"] = command.Output,
        };
        if (command.Problem is not null)
        {
            data["problem"] = command.Problem;
        }

        return new JobEvent
        {
            JobId = command.Action.JobId,
            Attempt = command.Action.Attempt,
            Testbox = command.Action.Testbox,
            Kind = command.IsLeftOut ? "power_left_out" : command.Problem is null ? "power_done" : "power_failed",
            Data = JsonSerializer.Serialize(data),
        };
    }
}
