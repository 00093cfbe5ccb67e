using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary>Changes what a box has. One of a box at a time: each is made on what the one before left.</summary>
internal sealed class HardwareCommand(string name, HardwareChange change) : WriteCommandOf<bool>
{
    public string Name { get; } = name;

    public HardwareChange Change { get; } = change;

    public override string ConflictKey { get; } = $"hardware:{name}";
}
