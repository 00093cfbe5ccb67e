namespace Boxyard.Queues;

/// <summary>When a job may start.</summary>
/// <param name="At">When attempts last as long as the median of those before.</param>
/// <param name="Low">When they last as long as the lower quartile.</param>
/// <param name="High">When they last as long as the upper quartile.</param>
/// <param name="RunCount">From how many attempts that is told.</param>
/// <param name="RunsOf">Whose attempts they were; without any it says nothing.</param>
public sealed record StartEstimate(
    DateTimeOffset At, DateTimeOffset Low, DateTimeOffset High, int RunCount, RunScope RunsOf)
{
    /// <summary>The same for a job that cannot start before that.</summary>
    public StartEstimate NotBefore(DateTimeOffset earliest) => this with
    {
        At = Later(At, earliest),
        Low = Later(Low, earliest),
        High = Later(High, earliest),
    };

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
