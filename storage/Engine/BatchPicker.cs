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

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private Queue<WriteCommand> _held = new();
    private int _rowCount;

    public bool HasHeld => _held.Count > 0;

    public void Hold(WriteCommand command) => _held.Enqueue(command);

    public List<WriteCommand> Take(ChannelReader<WriteCommand> waiting)
    {
        var picked = new List<WriteCommand>();
        _keys.Clear();
        _rowCount = 0;
        var held = _held;
        _held = new Queue<WriteCommand>();
        while (held.TryDequeue(out var command))
        {
            PickOrHold(command, picked);
        }

        TakeMore(picked, waiting);
        return picked;
    }

    /// <summary>Adds what came since to the batch that was taken last.</summary>
    public void TakeMore(List<WriteCommand> picked, ChannelReader<WriteCommand> waiting)
    {
        while (_rowCount < MaxRows && waiting.TryRead(out var command))
        {
            PickOrHold(command, picked);
        }
    }

    private void PickOrHold(WriteCommand command, List<WriteCommand> picked)
    {
        if (command.CancellationToken.IsCancellationRequested)
        {
            command.Fail(new OperationCanceledException(command.CancellationToken));
        }
        else if (Fits(command) && (command.ConflictKey is not { } key || _keys.Add(key)))
        {
            picked.Add(command);
            _rowCount += command.RowCount;
        }
        else
        {
            // Its key is marked all the same: what comes later with this key must not overtake it.
            if (command.ConflictKey is { } heldKey)
            {
                _keys.Add(heldKey);
            }

            _held.Enqueue(command);
        }
    }

    private bool Fits(WriteCommand command) => _rowCount == 0 || _rowCount + command.RowCount <= MaxRows;
}
