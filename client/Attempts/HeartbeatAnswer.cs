namespace Boxyard.Client;

/// <summary>What a guest is told when it says that it lives.</summary>
public sealed record HeartbeatAnswer
{
    /// <summary>Stop the job, upload, report.</summary>
    public required bool Cancel { get; init; }

    /// <summary>When the silo gives the attempt's present state up.</summary>
    public required DateTimeOffset DeadlineAt { get; init; }

    /// <summary>In how many seconds a running job is to be stopped as timed out.</summary>
    public required long StopInSeconds { get; init; }

    /// <summary>The silo's clock.</summary>
    public required DateTimeOffset Now { get; init; }
}
