namespace Boxyard.Results;

/// <summary>Whether a chunk was taken.</summary>
internal enum LogAppendKind
{
    /// <summary>The attempt ended meanwhile.</summary>
    Ended,

    /// <summary>The chunk begins behind the log's end: what lies between was never sent.</summary>
    Gap,
    TooLarge,

    /// <summary>The disk has hardly any free space.</summary>
    NoRoom,

    /// <summary>All of the chunk is on disk, from this request or an earlier one.</summary>
    Kept,
}
