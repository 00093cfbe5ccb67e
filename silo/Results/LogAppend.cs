namespace Boxyard.Results;

/// <summary>How an append to a log ended, and the bytes that the log has.</summary>
internal sealed record LogAppend(LogAppendKind Kind, long Size)
{
    /// <summary>
    /// Where the chunk that was sent ends in the log: before its end when all of it was there already.
    /// </summary>
    public long ChunkEnd { get; init; } = Size;
}
