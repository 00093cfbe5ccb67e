using System.Diagnostics;
using System.Diagnostics.Metrics;
using Boxyard.Jobs;
using Boxyard.Queues;

namespace Boxyard.Storage;

/// <summary>What the stores count and measure. Tags are made once, so that a measurement allocates nothing.</summary>
public sealed class StorageMetrics
{
    public const string Name = "Boxyard.Storage";

    /// <summary>The commits as spans, for whoever listens.</summary>
    public static readonly ActivitySource Activities = new(Name);

    private static readonly KeyValuePair<string, object?> Taken = new("outcome", "taken");
    private static readonly KeyValuePair<string, object?> Live = new("outcome", "live");
    private static readonly KeyValuePair<string, object?> Held = new("outcome", "held");
    private static readonly KeyValuePair<string, object?> Nothing = new("outcome", "nothing");

    private static readonly KeyValuePair<string, object?>[] Ends =
        [.. Enum.GetValues<JobState>().Select(state => KeyValuePair.Create("outcome", (object?)EnumText.Of(state)))];

    private readonly Meter _meter;
    private readonly Counter<long> _claims;
    private readonly Counter<long> _attempts;
    private readonly Histogram<long> _writes;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _failures;

    public StorageMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _claims = _meter.CreateCounter<long>(
            "boxyard.claims", description: "Claims of boxes, by what came of them.");
        _attempts = _meter.CreateCounter<long>(
            "boxyard.attempts", description: "Attempts that this silo ended, by outcome.");
        _writes = _meter.CreateHistogram(
            "boxyard.commit.writes",
            description: "Writes that shared a commit.",
            advice: new InstrumentAdvice<long>
            {
                HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
            });
        _duration = _meter.CreateHistogram(
            "boxyard.commit.duration",
            "s",
            "From the begin of a commit's first statement until it was on disk.",
            advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
            });
        _failures = _meter.CreateCounter<long>(
            "boxyard.commit.failures", description: "Batches of writes that failed or were rolled back.");
    }

    /// <summary>Watches how many writes wait for a commit.</summary>
    public void WatchWaiting(Func<int> count) => _meter.CreateObservableGauge(
        "boxyard.commit.waiting", count, description: "Writes that wait for the next commit.");

    public void Claimed(ClaimOutcome outcome) => _claims.Add(
        1,
        outcome.Offer is not null ? Taken
            : outcome.LiveJobId is not null ? Live
            : outcome.IsHeld ? Held
            : Nothing);

    public void Committed(int writeCount, TimeSpan duration, CommitNotice notice)
    {
        _writes.Record(writeCount);
        _duration.Record(duration.TotalSeconds);
        foreach (var (outcome, count) in notice.EndedAttempts)
        {
            _attempts.Add(count, Ends[(int)outcome]);
        }
    }

    public void Failed() => _failures.Add(1);
}
