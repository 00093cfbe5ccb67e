namespace Boxyard.Client;

/// <summary>One thing that happened to a job that is followed: a new state, or more text of a log.</summary>
public sealed record JobUpdate
{
    /// <summary>The job as last seen.</summary>
    public required Job Job { get; init; }

    /// <summary>The attempt that the text belongs to; 0 for a change of state.</summary>
    public int Attempt { get; init; }

    /// <summary>The stream of the text; null for a change of state.</summary>
    public string? Stream { get; init; }

    /// <summary>What <see cref="Text"/> was read from, as it stands in the log; empty for a change of state.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>More text of the stream, cut anywhere; null for a change of state.</summary>
    public string? Text { get; init; }
}
