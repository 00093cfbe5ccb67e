using Boxyard.Jobs;

namespace Boxyard.Tests.Simulation;

/// <summary>How often the histories met each thing, to see that none is missed.</summary>
internal sealed class Tally
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, long> Counts => _counts;

    public void Count(string what, int count = 1) => _counts[what] = _counts.GetValueOrDefault(what) + count;

    /// <summary>An event that was brought to an attempt, and an attempt that it ended.</summary>
    public void Count(AttemptEventKind what, AttemptDecision decision)
    {
        Count($"{what} {decision.Answer}");
        if (decision.Change is { } change && change.Next.State.IsFinal())
        {
            Count($"ended {change.Next.State}");
            Count(change.Job == JobState.Queued ? "retried" : "jobs ended");
        }
    }

    public void Add(Tally other)
    {
        foreach (var (what, count) in other._counts)
        {
            _counts[what] = _counts.GetValueOrDefault(what) + count;
        }
    }
}
