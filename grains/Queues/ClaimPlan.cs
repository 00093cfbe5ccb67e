using System.Collections.Immutable;

namespace Boxyard.Queues;

/// <summary>
/// Which lane serves which claim, when several boxes claim at once: the same as if they had come one after the other. A
/// claim takes the first of its queues where something waits; there the highest priority, then the lane with the fewest
/// live attempts for its weight, then the one served longest ago.
/// </summary>
public static class ClaimPlan
{
    /// <param name="claims">The queues of each claim, in order of arrival.</param>
    /// <param name="lanes">
    /// The lanes of those queues. Of each queue the first n in the order of choice suffice, n being the claims that
    /// name it: each claim
    /// can only move its lane back.
    /// </param>
    public static ImmutableArray<LaneGrant> Assign(
        IReadOnlyList<ImmutableArray<string>> claims, IEnumerable<Lane> lanes)
    {
        var lanesByQueue = lanes
            .Where(lane => lane.QueuedCount > 0)
            .GroupBy(lane => lane.Queue, StringComparer.Ordinal)
            .ToDictionary(queue => queue.Key, ToHeap, StringComparer.Ordinal);
        var granted = new List<Seat>();
        var servedCount = 0;
        for (var claim = 0; claim < claims.Count && lanesByQueue.Count > 0; claim++)
        {
            if (FindHeap(claims[claim], lanesByQueue) is { } heap)
            {
                Serve(claim, heap, granted, servedCount++);
            }
        }

        return [.. granted.Select(seat => new LaneGrant(seat.Lane, [.. seat.Claims], seat.ServedAt))];
    }

    private static PriorityQueue<Seat, Turn> ToHeap(IEnumerable<Lane> lanes) =>
        new(lanes.Select(lane => new Seat(lane)).Select(seat => (seat, seat.Turn)), TurnOrder.Instance);

    private static PriorityQueue<Seat, Turn>? FindHeap(
        ImmutableArray<string> queues, Dictionary<string, PriorityQueue<Seat, Turn>> lanesByQueue)
    {
        foreach (var queue in queues)
        {
            if (lanesByQueue.TryGetValue(queue, out var heap) && heap.Count > 0)
            {
                return heap;
            }
        }

        return null;
    }

    private static void Serve(int claim, PriorityQueue<Seat, Turn> heap, List<Seat> granted, int servedAt)
    {
        var seat = heap.Dequeue();
        if (seat.Claims.Count == 0)
        {
            granted.Add(seat);
        }

        seat.Claims.Add(claim);
        seat.ServedAt = servedAt;
        if (seat.Claims.Count < seat.Lane.QueuedCount)
        {
            heap.Enqueue(seat, seat.Turn);
        }
    }

    /// <summary>A lane with what the plan took from it so far.</summary>
    private sealed class Seat(Lane lane)
    {
        public Lane Lane { get; } = lane;

        public List<int> Claims { get; } = [];

        public int ServedAt { get; set; } = -1;

        public Turn Turn => new(
            Lane.Priority, (Lane.LiveCount + Claims.Count) / Lane.Weight, ServedAt, Lane.ServedSeq, Lane.Submitter);
    }

    /// <summary>The place in the order of choice.</summary>
    private readonly record struct Turn(int Priority, double Share, int ServedAt, long ServedSeq, string Submitter);

    /// <summary>The order of choice. What the plan served itself was served after everything before it.</summary>
    private sealed class TurnOrder : IComparer<Turn>
    {
        public static readonly TurnOrder Instance = new();

        public int Compare(Turn x, Turn y)
        {
            var order = y.Priority.CompareTo(x.Priority);
            order = order != 0 ? order : x.Share.CompareTo(y.Share);
            order = order != 0 ? order : x.ServedAt.CompareTo(y.ServedAt);
            order = order != 0 ? order : x.ServedSeq.CompareTo(y.ServedSeq);
            return order != 0 ? order : string.CompareOrdinal(x.Submitter, y.Submitter);
        }
    }
}
