using Boxyard.Queues;

namespace Boxyard.Storage.Queues;

/// <summary>The rows of `queues` with their pauses.</summary>
internal static class QueueTable
{
    public static QueueRecord Map(Row row) => new()
    {
        Name = row.GetText(0),
        QueuedCount = row.GetInt64(1),
        LiveCount = row.GetInt64(2),
        OldestAt = row.FindInstant(3),
        Pause = row.FindInstant(4) is { } pausedAt
            ? new QueuePause
            {
                PausedAt = pausedAt,
                Reason = row.FindText(5),
                By = row.FindText(6),
                Queue = row.GetText(7),
            }
            : null,
    };
}
