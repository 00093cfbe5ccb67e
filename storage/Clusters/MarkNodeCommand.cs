using System.Globalization;
using Boxyard.Clusters;

namespace Boxyard.Storage.Clusters;

/// <summary>What a node of a cluster says of itself. The outcome is whether it was a live attempt's.</summary>
internal sealed class MarkNodeCommand(NodeMark mark) : WriteCommandOf<bool>
{
    public NodeMark Mark { get; } = mark;

    public override string ConflictKey { get; } =
        string.Create(CultureInfo.InvariantCulture, $"node:{mark.Attempt.JobId}.{mark.Attempt.Attempt}");
}
