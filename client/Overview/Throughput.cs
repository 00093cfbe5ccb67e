namespace Boxyard.Client;

/// <summary>How many jobs ended how, hour by hour.</summary>
public sealed record Throughput
{
    /// <summary>The time of the silo's database.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Oldest first; hours in which no job ended are not there.</summary>
    public required IReadOnlyList<HourlyEnds> Ends { get; init; }
}
