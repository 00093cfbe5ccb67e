namespace Boxyard.Client;

/// <summary>A line of the series of a target.</summary>
public sealed record ProfileSample
{
    /// <summary>Seconds since the program was started.</summary>
    public required double At { get; init; }

    /// <summary>Of one processor, since the line before.</summary>
    public double CpuPercent { get; init; }

    public long MemoryBytes { get; init; }
}
