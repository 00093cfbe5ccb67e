namespace Boxyard.Storage.Testboxes;

/// <summary>Sets the queues of a box, or takes them away when there are none.</summary>
internal sealed class BoxQueuesCommand(string name, IReadOnlyList<string> queues) : WriteCommandOf<bool>
{
    public string Name { get; } = name;

    public IReadOnlyList<string> Queues { get; } = queues;

    public override string ConflictKey { get; } = $"queues:{name}";

    public override int RowCount => 1 + Queues.Count;
}
