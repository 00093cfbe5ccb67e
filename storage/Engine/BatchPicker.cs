using System.Threading.Channels;

namespace Boxyard.Storage;

/// <summary>
/// Chooses the commands of the next batch: first come first, one a conflict key, bounded in rows. The rest is held for
/// the next.
/// </summary>
internal sealed class BatchPicker
{
    /// <summary>Bounds how long one batch keeps later commands waiting; a larger command goes alone.</summary>
    private const int MaxRows = 1_000;

    private Queue<WriteCommand> _held = new();

    public bool HasHeld => _held.Count > 0;

    public void Hold(WriteCommand command) => _held.Enqueue(command);

    public List<WriteCommand> Take(ChannelReader<WriteCommand> waiting)
    {
        var picked = new List<WriteCommand>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var rowCount = 0;
        var held = _held;
        _held = new Queue<WriteCommand>();
        while (held.TryDequeue(out var command) || (rowCount < MaxRows && waiting.TryRead(out command)))
        {
            if (command.CancellationToken.IsCancellationRequested)
            {
                command.Fail(new OperationCanceledException(command.CancellationToken));
            }
            else if (Fits(command, rowCount) && (command.ConflictKey is not { } key || keys.Add(key)))
            {
                picked.Add(command);
                rowCount += command.RowCount;
            }
            else
            {
                // Its key is marked all the same: what comes later with this key must not overtake it.
                if (command.ConflictKey is { } heldKey)
                {
                    keys.Add(heldKey);
                }

                _held.Enqueue(command);
            }
        }

        return picked;
    }

    private static bool Fits(WriteCommand command, int rowCount) =>
        rowCount == 0 || rowCount + command.RowCount <= MaxRows;
}
