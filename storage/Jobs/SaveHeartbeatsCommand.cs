using Boxyard.Jobs;

namespace Boxyard.Storage.Jobs;

/// <summary>Signs of life to keep. One such command a batch: a statement must not meet an attempt twice.</summary>
internal sealed class SaveHeartbeatsCommand(IReadOnlyList<Heartbeat> heartbeats) : WriteCommandOf<HeartbeatsSaved>
{
    public IReadOnlyList<Heartbeat> Heartbeats { get; } = heartbeats;

    public override string ConflictKey => "heartbeats";

    public override int RowCount => Heartbeats.Count;
}
