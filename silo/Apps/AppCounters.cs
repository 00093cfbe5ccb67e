using System.Globalization;

namespace Boxyard.Apps;

/// <summary>What the registry counts for Prometheus, since the start of this silo.</summary>
internal sealed class AppCounters(TimeProvider clock)
{
    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();
    private long _submissionCount;
    private long _buildCount;

    public void Submitted() => Interlocked.Increment(ref _submissionCount);

    /// <summary>A build was asked for; a profile counts as one.</summary>
    public void BuildRequested() => Interlocked.Increment(ref _buildCount);

    public string Render() =>
        Counter(
            "app_submission_counter",
            "This metric counts the total number of successful app submissions.",
            Interlocked.Read(ref _submissionCount))
        + Counter(
            "build_request_counter",
            "This metric counts the total number of requested builds.",
            Interlocked.Read(ref _buildCount));

    private string Counter(string name, string help, long count)
    {
        var since = (_startedAt - DateTimeOffset.UnixEpoch).TotalSeconds.ToString("F3", CultureInfo.InvariantCulture);
        return $"""
            # HELP {name}_total {help}
            # TYPE {name}_total counter
            {name}_total {count}.0
            # HELP {name}_created {help}
            # TYPE {name}_created gauge
            {name}_created {since}

            """;
    }
}
