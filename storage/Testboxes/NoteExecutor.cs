using System.Text.Json;
using Boxyard.Jobs;

namespace Boxyard.Storage.Testboxes;

/// <summary>Writes the rows of `testbox_notes`, and events that tell who watches the box.</summary>
internal sealed class NoteExecutor : CommandExecutor<NoteCommand>
{
    /// <summary>Events are read by many: they have the beginning only.</summary>
    private const int MaxEventText = 200;

    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        NoteCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var changed = new HashSet<string>(StringComparer.Ordinal);
        var inOrder = commands.OrderBy(command => command.Id, StringComparer.Ordinal).ToArray();
        batch.Session.Add(
            "testbox_notes_insert",
            ToRows([.. inOrder.Where(command => command.Text is not null)])
                .Text("written_by", command => command.By)
                .Text("content", command => command.Text),
            row => changed.Add(row.GetText(0)));
        batch.Session.Add(
            "testbox_notes_delete",
            ToRows([.. inOrder.Where(command => command.Text is null)]),
            row => changed.Add(row.GetText(0)));
        await batch.Session.SendAsync(cancellationToken);
        foreach (var command in commands)
        {
            command.Outcome = changed.Contains(command.Id);
            if (changed.Contains(command.Id))
            {
                batch.Effects.Append(ToEvent(command));
            }
        }
    }

    private static Rows<NoteCommand> ToRows(NoteCommand[] commands) => new Rows<NoteCommand>(commands)
        .Text("id", command => command.Id)
        .Text("testbox", command => command.Name);

    private static JobEvent ToEvent(NoteCommand command) => new()
    {
        Testbox = command.Name,
        Kind = command.Text is null ? "testbox_note_removed" : "testbox_noted",
        Data = JsonSerializer.Serialize(new Dictionary<string, string?>
        {
            ["by"] = command.By,
            ["text"] = command.Text is { } text ? ShortText.Cut(text, MaxEventText) : null,
        }.Where(pair => pair.Value is not null).ToDictionary()),
    };
}
