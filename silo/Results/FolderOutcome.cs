namespace Boxyard.Results;

/// <summary>Whether a folder was made.</summary>
internal enum FolderOutcome
{
    /// <summary>The path, or a part of it, is a file or a link.</summary>
    PathTaken,
    Exists,
    Created,
}
