namespace Boxyard.Client;

/// <summary>When a job may start, told from earlier attempts.</summary>
public sealed record StartEstimate
{
    /// <summary>When they last as long as the median.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When they last as long as the lower quartile.</summary>
    public required DateTimeOffset Low { get; init; }

    /// <summary>When they last as long as the upper quartile.</summary>
    public required DateTimeOffset High { get; init; }

    /// <summary>From how many attempts that is told.</summary>
    public required int RunCount { get; init; }

    /// <summary>Whose they were: `suite`, `group` or `all`.</summary>
    public required string RunsOf { get; init; }
}
