namespace Boxyard.Storage;

/// <summary>What is known of a batch whose commit was not answered.</summary>
internal enum CommitState
{
    /// <summary>The database could not be asked, or cannot say.</summary>
    Unknown,
    Absent,
    Committed,
}
