namespace Boxyard.Client;

/// <summary>A line of the series of a target.</summary>
public sealed record ProfileSample
{
    /// <summary>
    /// Seconds since the engine was told to run the image: until the program begins, its container is made.
    /// </summary>
    public required double At { get; init; }

    /// <summary>Of one processor, since the line before.</summary>
    public double CpuPercent { get; init; }

    public long MemoryBytes { get; init; }
}
