using System.Collections.Concurrent;
using System.Diagnostics;

namespace Boxyard.Tests.Lab.Faults;

/// <summary>What clients and boxes were told, to be compared with the database by <see cref="HistoryCheck"/>.</summary>
internal sealed class History
{
    private readonly Lock _pauses = new();
    private long _lastAcknowledgedAt = Stopwatch.GetTimestamp();
    private TimeSpan _longestPause;
    private int _acknowledgedCount;
    private int _failedCount;

    /// <summary>The job that was answered for a client's key.</summary>
    public ConcurrentDictionary<string, long> Submitted { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys of submits that were never answered: their jobs may be there or not.</summary>
    public ConcurrentBag<string> Unknown { get; } = [];

    /// <summary>Jobs whose cancel was answered, with the outcome.</summary>
    public ConcurrentDictionary<long, string> Cancelled { get; } = new();

    /// <summary>The box that was told to boot an id.</summary>
    public ConcurrentDictionary<string, string> Given { get; } = new(StringComparer.Ordinal);

    /// <summary>Uploads that were answered: the content of `out` by id.</summary>
    public ConcurrentDictionary<string, string> Uploaded { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids whose end was answered to their box.</summary>
    public ConcurrentDictionary<string, bool> Ended { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers that must not be.</summary>
    public ConcurrentBag<string> Contradictions { get; } = [];

    public int AcknowledgedCount => Volatile.Read(ref _acknowledgedCount);

    public int FailedCount => Volatile.Read(ref _failedCount);

    /// <summary>The longest time in which no call at all was answered.</summary>
    public TimeSpan LongestPause
    {
        get
        {
            lock (_pauses)
            {
                return _longestPause;
            }
        }
    }

    public void Acknowledge()
    {
        Interlocked.Increment(ref _acknowledgedCount);
        lock (_pauses)
        {
            var pause = Stopwatch.GetElapsedTime(_lastAcknowledgedAt);
            _longestPause = pause > _longestPause ? pause : _longestPause;
            _lastAcknowledgedAt = Stopwatch.GetTimestamp();
        }
    }

    public void Fail() => Interlocked.Increment(ref _failedCount);

    public void Give(string shownId, string box)
    {
        if (Given.GetOrAdd(shownId, box) is var first && first != box)
        {
            Contradictions.Add($"{shownId} was given to {first} and to {box}.");
        }
    }

    public void Submit(string key, long jobId)
    {
        if (Submitted.GetOrAdd(key, jobId) is var first && first != jobId)
        {
            Contradictions.Add($"The key {key} was answered with the jobs {first} and {jobId}.");
        }
    }

    /// <summary>Waits until so many more calls were answered.</summary>
    public Task AdvanceAsync(int callCount, TimeSpan timeout)
    {
        var goal = AcknowledgedCount + callCount;
        return Eventually.TrueAsync(
            () => Task.FromResult(AcknowledgedCount >= goal), timeout, $"{callCount} more calls are answered");
    }

    public override string ToString() =>
        $"{Submitted.Count} jobs submitted, {Ended.Count} ended by their boxes, {AcknowledgedCount} calls answered, "
        + $"{FailedCount} failed and were repeated, longest time without an answer {LongestPause.TotalSeconds:0.0} s";
}
