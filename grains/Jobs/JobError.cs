namespace Boxyard.Jobs;

/// <summary>One mistake in a submitted job.</summary>
public sealed record JobError
{
    /// <summary>Where it is, such as `pp.iperf.runtime`; null when it concerns the whole text.</summary>
    public string? Field { get; init; }

    /// <summary>The line of the submitted text, from 1; null when it is not known.</summary>
    public int? Line { get; init; }

    /// <summary>What is wrong and what to do. Understood alone: it names field and line where it helps.</summary>
    public required string Message { get; init; }
}
