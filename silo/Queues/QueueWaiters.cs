namespace Boxyard.Queues;

/// <summary>
/// The boxes of this silo that wait for a job, by the queues that they serve. k jobs that arrive in a queue wake at most k of those who serve it,
/// the longest waiting first. Holds names and signals only; what a woken box gets is decided by its next question.
/// </summary>
internal sealed class QueueWaiters
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedList<QueueWaiter>> _byQueue = new(StringComparer.Ordinal);
    private long _lastSequence;

    public int Count { get; private set; }

    /// <summary>
    /// Registers a waiter for queues; a name that ends with `.*` stands for all queues that start with what is before the star. Whoever registers must
    /// look once more before awaiting: a job that came before was announced to others.
    /// </summary>
    public QueueWaiter Register(IReadOnlyList<string> queues)
    {
        lock (_lock)
        {
            _lastSequence++;
            var waiter = new QueueWaiter(this, _lastSequence);
            Enter(waiter, queues);
            return waiter;
        }
    }

    /// <summary>Jobs have come into a queue and are on disk.</summary>
    public void Wake(string queue, int jobCount)
    {
        lock (_lock)
        {
            for (; jobCount > 0 && FindLongestWaiting(queue) is { } waiter; jobCount--)
            {
                Leave(waiter);
                waiter.Signal(queue);
            }
        }
    }

    /// <summary>Takes a place again that a wake has ended, with the seniority of before.</summary>
    internal void Reenter(QueueWaiter waiter, IReadOnlyList<string> queues)
    {
        lock (_lock)
        {
            Leave(waiter);
            waiter.Reset();
            Enter(waiter, queues);
        }
    }

    internal void Remove(QueueWaiter waiter)
    {
        lock (_lock)
        {
            Leave(waiter);
        }
    }

    private void Enter(QueueWaiter waiter, IReadOnlyList<string> queues)
    {
        Count++;
        foreach (var queue in queues)
        {
            if (!_byQueue.TryGetValue(queue, out var line))
            {
                line = new LinkedList<QueueWaiter>();
                _byQueue.Add(queue, line);
            }

            waiter.Places.Add((queue, Insert(line, waiter)));
        }
    }

    private static LinkedListNode<QueueWaiter> Insert(LinkedList<QueueWaiter> line, QueueWaiter waiter)
    {
        if (line.Last is not { } last || last.Value.Sequence < waiter.Sequence)
        {
            return line.AddLast(waiter);
        }

        // Only who re-enters comes here, and those stood at the head: the walk is short.
        var younger = line.First!;
        while (younger.Value.Sequence < waiter.Sequence)
        {
            younger = younger.Next!;
        }

        return line.AddBefore(younger, waiter);
    }

    private void Leave(QueueWaiter waiter)
    {
        if (waiter.Places.Count == 0)
        {
            return;
        }

        Count--;
        foreach (var (queue, node) in waiter.Places)
        {
            var line = node.List!;
            line.Remove(node);
            if (line.Count == 0)
            {
                _byQueue.Remove(queue);
            }
        }

        waiter.Places.Clear();
    }

    private QueueWaiter? FindLongestWaiting(string queue)
    {
        var found = _byQueue.GetValueOrDefault(queue)?.First?.Value;
        var slash = queue.IndexOf('/', StringComparison.Ordinal);
        var name = slash < 0 ? queue : queue[..slash];
        for (var dot = name.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = name.IndexOf('.', dot + 1))
        {
            var candidate = _byQueue.GetValueOrDefault($"{name[..dot]}.*")?.First?.Value;
            if (candidate is not null && (found is null || candidate.Sequence < found.Sequence))
            {
                found = candidate;
            }
        }

        return found;
    }
}
