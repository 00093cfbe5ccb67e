using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary>A silo takes power actions that nobody is at; some that are over for long are forgotten.</summary>
internal sealed class TakePowerCommand(int maxCount, TimeSpan lease, TimeSpan keepTime)
    : WriteCommandOf<IReadOnlyList<PowerActionRecord>>
{
    public int MaxCount { get; } = maxCount;

    public TimeSpan Lease { get; } = lease;

    public TimeSpan KeepTime { get; } = keepTime;

    public override string ConflictKey => "power";
}
