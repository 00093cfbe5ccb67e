namespace Boxyard.Storage.Testboxes;

/// <summary>
/// Keeps a note about a box, or takes it away when `text` is null. The outcome: whether there is such a box, or such a
/// note.
/// </summary>
internal sealed class NoteCommand(string name, string id, string? text, string by) : WriteCommandOf<bool>
{
    public string Name { get; } = name;

    public string Id { get; } = id;

    public string? Text { get; } = text;

    public string By { get; } = by;

    public override string ConflictKey { get; } = $"note:{id}";
}
