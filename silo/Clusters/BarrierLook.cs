namespace Boxyard.Clusters;

/// <summary>
/// The nodes of a cluster job as they stood after all who share the look had asked, and the store's clock then.
/// </summary>
internal sealed record BarrierLook(IReadOnlyList<NodeRecord> Nodes, DateTimeOffset At);
