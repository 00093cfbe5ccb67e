namespace Boxyard.Agent.Profiles;

/// <summary>One line of a profile's series. What the box cannot tell is left out.</summary>
internal sealed record ProfileSample
{
    /// <summary>
    /// Seconds since the engine was told to run the image: until the program begins, its container is made.
    /// </summary>
    public required double At { get; init; }

    public required double CpuSeconds { get; init; }

    /// <summary>Of one processor, since the line before.</summary>
    public required double CpuPercent { get; init; }

    public required long MemoryBytes { get; init; }
    public required long ReadBytes { get; init; }
    public required long WrittenBytes { get; init; }
    public long? ReceivedBytes { get; init; }
    public long? SentBytes { get; init; }
    public double? GpuPercent { get; init; }
    public long? GpuMemoryBytes { get; init; }
    public IReadOnlyDictionary<string, double>? Temperatures { get; init; }
}
