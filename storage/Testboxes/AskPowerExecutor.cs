using System.Text.Json;
using Boxyard.Jobs;
using Boxyard.Storage.Jobs;
using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary>
/// Writes rows of `power_actions`, each with an event that says that it was asked for or why it is left out.
/// </summary>
internal sealed class AskPowerExecutor : CommandExecutor<AskPowerCommand>
{
    private static readonly TimeSpan CountedTime = TimeSpan.FromHours(1);

    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        AskPowerCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        // The conflict key lets one of them into a batch.
        var command = commands.Single();
        if (command.Step is { } step && !await EventCursorTable.TryMoveAsync(
            batch, AskPowerCommand.Follower, step.From, step.To, cancellationToken))
        {
            command.Outcome = false;
            return;
        }

        var kept = new HashSet<string>(StringComparer.Ordinal);
        batch.Session.Add(
            "power_actions_insert",
            new Rows<NewPowerAction>(command.Actions)
                .Text("id", action => action.Id)
                .Text("testbox", action => action.Testbox)
                .Text("action", action => EnumText.Of(action.Action))
                .Bigint("job_id", action => action.JobId)
                .Bigint("attempt", action => action.Attempt)
                .With("since", Micros.From(batch.Now - CountedTime))
                .With("max_count", command.MaxPerHour),
            row => kept.Add(row.GetText(0)));
        await batch.Session.SendAsync(cancellationToken);
        foreach (var action in command.Actions)
        {
            batch.Effects.Append(ToEvent(action, kept.Contains(action.Id)));
        }

        command.Outcome = true;
    }

    private static JobEvent ToEvent(NewPowerAction action, bool isKept) => new()
    {
        JobId = action.JobId,
        Attempt = action.Attempt,
        Testbox = action.Testbox,
        Kind = isKept ? "power_asked" : "power_left_out",
        Data = JsonSerializer.Serialize(new Dictionary<string, string> { ["action"] = EnumText.Of(action.Action) }),
    };
}
