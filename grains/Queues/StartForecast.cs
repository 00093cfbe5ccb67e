namespace Boxyard.Queues;

/// <summary>
/// When jobs may start, if each attempt takes as long as the last ones like it did (<see cref="RunScope"/>), and the
/// boxes serve nothing but this queue.
/// </summary>
public sealed class StartForecast(WaitFacts facts)
{
    /// <summary>Beyond, all boxes are as good as evenly busy, and nothing is gained by going job by job.</summary>
    private const int MaxSteps = 10_000;

    private readonly TimeSpan[] _durations = [.. facts.Runs.Durations.Order()];

    /// <summary>
    /// When a busy box may be free: by the median when it runs what that was told from, else by its deadline.
    /// </summary>
    public DateTimeOffset ExpectedEnd(BusyBox busy) => EndOf(busy, 0.5);

    /// <summary>Null when it cannot be told: place, boxes or durations are not known.</summary>
    public StartEstimate? Of(WaitPosition? position)
    {
        var boxes = facts.Boxes.Where(box => box.Hold is null && WaitRules.IsUp(box, facts.Now)).ToList();
        if (position is null or { Kind: WaitPositionKind.AtLeast } || boxes.Count == 0)
        {
            return null;
        }

        if (position.Value <= boxes.Count(box => box.Busy is null))
        {
            return new StartEstimate(facts.Now, facts.Now, facts.Now, _durations.Length, facts.Runs.Scope);
        }

        return _durations.Length == 0
            ? null
            : new StartEstimate(
                StartAt(position.Value, boxes, 0.5),
                StartAt(position.Value, boxes, 0.25),
                StartAt(position.Value, boxes, 0.75),
                _durations.Length,
                facts.Runs.Scope);
    }

    /// <summary>When the last of these boxes may be free; now when there is none.</summary>
    public StartEstimate OfAll(IReadOnlyList<BusyBox> busy)
    {
        return new StartEstimate(FreeAt(0.5), FreeAt(0.25), FreeAt(0.75), _durations.Length, facts.Runs.Scope);

        DateTimeOffset FreeAt(double quantile) => busy.Select(box => EndOf(box, quantile)).Append(facts.Now).Max();
    }

    private DateTimeOffset StartAt(long position, List<WaitBox> boxes, double quantile)
    {
        var duration = Duration(quantile);
        var rounds = Math.Max(0, (position - MaxSteps) / boxes.Count);
        var free = new PriorityQueue<int, DateTimeOffset>(
            boxes.Select((box, index) => (index, box.Busy is null ? facts.Now : EndOf(box.Busy, quantile))));
        for (var served = rounds * boxes.Count; served < position - 1; served++)
        {
            free.TryPeek(out var box, out var freeAt);
            free.DequeueEnqueue(box, freeAt + duration);
        }

        free.TryPeek(out _, out var startAt);
        return startAt + (duration * rounds);
    }

    private DateTimeOffset EndOf(BusyBox busy, double quantile)
    {
        var end = _durations.Length > 0 && IsAlike(busy) ? busy.OfferedAt + Duration(quantile) : busy.DeadlineAt;
        return end > facts.Now ? end : facts.Now;
    }

    private bool IsAlike(BusyBox busy) => facts.Runs.Scope switch
    {
        RunScope.Suite => busy.Suite == facts.Job.Suite && busy.Group == facts.Job.Group,
        RunScope.Group => busy.Group == facts.Job.Group,
        RunScope.All => true,
        _ => throw new InvalidOperationException("Not a scope of runs."),
    };

    /// <summary>The value at this share of the sorted durations.</summary>
    private TimeSpan Duration(double quantile) =>
        _durations[(int)Math.Round(quantile * (_durations.Length - 1), MidpointRounding.AwayFromZero)];
}
