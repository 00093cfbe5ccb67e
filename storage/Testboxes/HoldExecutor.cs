using System.Text.Json;
using Boxyard.Jobs;
using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary>
/// Writes the rows of `testbox_holds`. Claims of the same batch come later and see them. Statements of all silos touch
/// the rows in the order of their names.
/// </summary>
internal sealed class HoldExecutor : CommandExecutor<HoldCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        HoldCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var inOrder = commands.OrderBy(command => command.Name, StringComparer.Ordinal).ToArray();
        var judged = inOrder.Where(command => command.Suspect is not null).ToArray();
        var held = inOrder.Where(command => command.Kind is not null && command.Suspect is null).ToArray();
        var released = inOrder.Where(command => command.Kind is null).ToArray();
        var changed = new HashSet<string>(StringComparer.Ordinal);
        batch.Session.Add("testbox_holds_judge", ToJudge(judged), row => changed.Add(row.GetText(0)));
        batch.Session.Add("testbox_holds_put", ToPut(held), row => changed.Add(row.GetText(0)));
        batch.Session.Add("testbox_holds_delete", ToNames(released), row => changed.Add(row.GetText(0)));
        batch.Session.Add("testbox_health_clear", ToNames(released));
        await batch.Session.SendAsync(cancellationToken);
        foreach (var command in commands)
        {
            command.Outcome = changed.Contains(command.Name);
            if (!changed.Contains(command.Name))
            {
                continue;
            }

            batch.Effects.Append(ToEvent(command));
            if (command.Kind is null)
            {
                batch.Effects.BoxReleased(command.Name);
            }
        }
    }

    private static Rows<HoldCommand> ToNames(HoldCommand[] commands) =>
        new Rows<HoldCommand>(commands).Text("name", command => command.Name);

    private static Rows<HoldCommand> ToPut(HoldCommand[] commands) => ToNames(commands)
        .Text("kind", command => EnumText.Of(command.Kind))
        .Text("reason", command => command.Reason)
        .Text("held_by", command => command.By);

    private static Rows<HoldCommand> ToJudge(HoldCommand[] commands) => ToNames(commands)
        .Bigint("lost_count", command => command.Suspect!.LostCount)
        .Bigint("first_lost_at", command => Micros.From(command.Suspect!.FirstLostAt))
        .Text("reason", command => command.Reason)
        .Text("held_by", command => command.By);

    private static JobEvent ToEvent(HoldCommand command) => new()
    {
        Testbox = command.Name,
        Kind = command.Kind switch
        {
            null => "testbox_resumed",
            HoldKind.Drained => "testbox_drained",
            HoldKind.Quarantined => "testbox_quarantined",
            _ => throw new InvalidOperationException($"{command.Kind} is no hold."),
        },
        Data = JsonSerializer.Serialize(new Dictionary<string, string?>
        {
            ["by"] = command.By,
            ["reason"] = command.Reason,
        }.Where(pair => pair.Value is not null).ToDictionary()),
    };
}
