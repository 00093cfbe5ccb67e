using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary>A silo takes power actions that nobody is at.</summary>
internal sealed class TakePowerCommand(int maxCount, TimeSpan lease) : WriteCommandOf<IReadOnlyList<PowerActionRecord>>
{
    public int MaxCount { get; } = maxCount;

    public TimeSpan Lease { get; } = lease;

    public override string ConflictKey => "power";
}
