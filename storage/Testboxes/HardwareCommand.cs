using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary>Sets what a box has. One of a box at a time, so that the last set stays.</summary>
internal sealed class HardwareCommand(string name, BoxHardware hardware) : WriteCommandOf<bool>
{
    public string Name { get; } = name;

    public BoxHardware Hardware { get; } = hardware;

    public override string ConflictKey { get; } = $"hardware:{name}";
}
