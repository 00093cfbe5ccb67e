using Boxyard.Jobs;

namespace Boxyard.Storage.Jobs;

/// <summary>The rows of `event_cursors`.</summary>
internal static class EventCursorTable
{
    /// <summary>
    /// Moves a follower's cursor if it still stands where it was read. False: another silo has made the same step, and
    /// nothing that belongs to it may be written.
    /// </summary>
    public static async Task<bool> TryMoveAsync(
        Batch batch, string follower, EventPosition from, EventPosition to, CancellationToken cancellationToken)
    {
        var isMoved = false;
        batch.Session.Add(
            "event_cursors_move",
            RowSet.One()
                .With("name", follower)
                .With("from_transaction", from.Transaction).With("from_id", from.Id)
                .With("to_transaction", to.Transaction).With("to_id", to.Id),
            _ => isMoved = true);
        await batch.Session.SendAsync(cancellationToken);
        return isMoved;
    }
}
