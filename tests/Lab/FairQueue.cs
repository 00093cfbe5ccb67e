using Boxyard.Client;

namespace Boxyard.Tests.Lab;

/// <summary>
/// The order of the rule, in the simplest words: highest priority; of its submitters the one with the fewest live jobs there, among equals
/// the one served longest ago, then by name; of its jobs the oldest.
/// </summary>
internal sealed class FairQueue(IReadOnlyList<Job> waiting)
{
    private readonly Dictionary<(int Priority, string Submitter), Lane> _lanes = waiting
        .GroupBy(job => (job.Priority, job.Submitter!))
        .ToDictionary(group => group.Key, group => new Lane(new Queue<long>(group.Select(job => job.Id).Order())));

    private readonly Dictionary<long, (int Priority, string Submitter)> _laneByJob =
        waiting.ToDictionary(job => job.Id, job => (job.Priority, job.Submitter!));

    /// <summary>The turns as the rule would have had them: each offer is the rule's choice at its place, the ends are as they came.</summary>
    public List<long> Replay(IReadOnlyList<long> turns)
    {
        var replayed = new List<long>();
        foreach (var (place, turn) in turns.Index())
        {
            if (turn < 0)
            {
                _lanes[_laneByJob[-turn]].LiveCount--;
                replayed.Add(turn);
                continue;
            }

            var lane = _lanes
                .Where(pair => pair.Value.Waiting.Count > 0)
                .OrderByDescending(pair => pair.Key.Priority)
                .ThenBy(pair => pair.Value.LiveCount)
                .ThenBy(pair => pair.Value.ServedAt)
                .ThenBy(pair => pair.Key.Submitter, StringComparer.Ordinal)
                .First().Value;
            lane.LiveCount++;
            lane.ServedAt = place;
            replayed.Add(lane.Waiting.Dequeue());
        }

        return replayed;
    }

    private sealed class Lane(Queue<long> waiting)
    {
        public Queue<long> Waiting { get; } = waiting;

        public int LiveCount { get; set; }

        public int ServedAt { get; set; } = -1;
    }
}
