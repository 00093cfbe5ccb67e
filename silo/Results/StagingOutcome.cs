namespace Boxyard.Results;

/// <summary>Whether the bytes of an upload were stored.</summary>
internal enum StagingOutcome
{
    /// <summary>A part of the path is a file or a link.</summary>
    PathTaken,
    TooLarge,
    Staged,
}
