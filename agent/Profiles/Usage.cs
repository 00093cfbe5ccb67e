namespace Boxyard.Agent.Profiles;

/// <summary>What a group of processes has used so far, and its memory now.</summary>
internal sealed record Usage
{
    public double CpuSeconds { get; init; }

    /// <summary>Without pages of files that nobody has looked at lately: those go when memory is short.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>The most that was ever taken, pages of files included; 0 where the kernel does not count it.</summary>
    public long PeakBytes { get; init; }

    public long ReadBytes { get; init; }
    public long WrittenBytes { get; init; }
}
