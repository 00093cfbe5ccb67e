using Boxyard.Jobs;

namespace Boxyard.Queues;

/// <summary>
/// The boxes of this silo that wait for a job, by the queues that they serve. k jobs that arrive in a queue wake at
/// most k of those who serve it, the longest waiting first. Holds names and signals only; what a woken box gets is
/// decided by its next question.
/// </summary>
internal sealed class QueueWaiters
{
    /// <summary>
    /// What a waiter is woken for when no queue is named; nobody serves it, so it is never passed on.
    /// </summary>
    private const string AnyQueue = "";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedList<QueueWaiter>> _lines = new(StringComparer.Ordinal);
    private long _lastSequence;
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>
    /// Registers a waiter for queues. Who serves a queue is woken for its sub-queues (`queue/idle`) too; `group.*`
    /// stands for the queues of every architecture. Whoever registers must look once more before waiting: a job that
    /// came before was announced to others.
    /// </summary>
    public QueueWaiter Register(IReadOnlyList<string> queues, string? testbox = null)
    {
        var waiter = new QueueWaiter(this, Interlocked.Increment(ref _lastSequence), testbox);
        Enter(waiter, queues);
        return waiter;
    }

    /// <summary>
    /// Has a waiter wait for other queues; as with a registration, it must look once more. One that was woken meanwhile
    /// takes its new places when it waits again.
    /// </summary>
    public void Move(QueueWaiter waiter, IReadOnlyList<string> queues)
    {
        lock (_lock)
        {
            if (!waiter.IsWoken)
            {
                LeaveLines(waiter);
                Enter(waiter, queues);
            }
        }
    }

    /// <summary>The boxes that a job of this queue could wake, the longest waiting first.</summary>
    public IReadOnlyList<string> ListBoxes(string queue, int maxCount)
    {
        lock (_lock)
        {
            var waiting = LinesOf(queue).SelectMany(line => line.Take(maxCount)).Distinct();
            return [.. waiting
                .OrderBy(waiter => waiter.Sequence)
                .Select(waiter => waiter.Testbox)
                .OfType<string>()
                .Take(maxCount)];
        }
    }

    /// <summary>Jobs have come into a queue and are on disk.</summary>
    public void Wake(string queue, int jobCount)
    {
        lock (_lock)
        {
            for (; jobCount > 0 && FindLongestWaiting(queue) is { } waiter; jobCount--)
            {
                LeaveLines(waiter);
                waiter.Signal(queue);
            }
        }
    }

    /// <summary>
    /// Passes a wake on from who may not have what came: to the next in the line, never back, so that it ends with the
    /// line.
    /// </summary>
    public void WakeBehind(QueueWaiter waiter, string queue)
    {
        lock (_lock)
        {
            QueueWaiter? found = null;
            foreach (var line in LinesOf(queue))
            {
                found = Elder(found, line.FirstOrDefault(other => other.Sequence > waiter.Sequence));
            }

            if (found is not null)
            {
                LeaveLines(found);
                found.Signal(queue);
            }
        }
    }

    /// <summary>Jobs may have come anywhere: everybody looks.</summary>
    public void WakeAll()
    {
        lock (_lock)
        {
            foreach (var waiter in _lines.Values.SelectMany(line => line).Distinct().ToList())
            {
                LeaveLines(waiter);
                waiter.Signal(AnyQueue);
            }
        }
    }

    /// <summary>True when somebody waits for exactly this name.</summary>
    public bool IsAwaited(string queue)
    {
        lock (_lock)
        {
            return _lines.ContainsKey(queue);
        }
    }

    internal void Enter(QueueWaiter waiter, IReadOnlyList<string> queues)
    {
        lock (_lock)
        {
            _count++;
            foreach (var queue in queues)
            {
                if (!_lines.TryGetValue(queue, out var line))
                {
                    line = new LinkedList<QueueWaiter>();
                    _lines.Add(queue, line);
                }

                waiter.Places.Add((queue, Insert(line, waiter)));
            }
        }
    }

    internal void Leave(QueueWaiter waiter)
    {
        lock (_lock)
        {
            LeaveLines(waiter);
        }
    }

    private static LinkedListNode<QueueWaiter> Insert(LinkedList<QueueWaiter> line, QueueWaiter waiter)
    {
        if (line.Last is not { } last || last.Value.Sequence < waiter.Sequence)
        {
            return line.AddLast(waiter);
        }

        // Mostly those who were woken come here, and they stood at the head: the walk is short.
        var younger = line.First!;
        while (younger.Value.Sequence < waiter.Sequence)
        {
            younger = younger.Next!;
        }

        return line.AddBefore(younger, waiter);
    }

    private void LeaveLines(QueueWaiter waiter)
    {
        if (waiter.Places.Count == 0)
        {
            return;
        }

        _count--;
        foreach (var (queue, node) in waiter.Places)
        {
            var line = node.List!;
            line.Remove(node);
            if (line.Count == 0)
            {
                _lines.Remove(queue);
            }
        }

        waiter.Places.Clear();
    }

    private QueueWaiter? FindLongestWaiting(string queue)
    {
        QueueWaiter? found = null;
        foreach (var line in LinesOf(queue))
        {
            found = Elder(found, line.First?.Value);
        }

        return found;
    }

    /// <summary>Who serves the queue: by its name, by that of the queue it belongs to, or all of a group's.</summary>
    private IEnumerable<LinkedList<QueueWaiter>> LinesOf(string queue)
    {
        if (_lines.TryGetValue(queue, out var own))
        {
            yield return own;
        }

        var name = SubQueue.WholeOf(queue);
        if (name.Length < queue.Length && _lines.TryGetValue(name, out var whole))
        {
            yield return whole;
        }

        for (var dot = name.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = name.IndexOf('.', dot + 1))
        {
            if (_lines.TryGetValue($"{name[..dot]}.*", out var ofGroup))
            {
                yield return ofGroup;
            }
        }
    }

    private static QueueWaiter? Elder(QueueWaiter? one, QueueWaiter? other) =>
        one is null || other?.Sequence < one.Sequence ? other : one;
}
