namespace Boxyard.Dashboard.Jobs;

/// <summary>What can be done to all jobs that a search finds.</summary>
internal enum BulkAction
{
    /// <summary>Those that are not over are cancelled.</summary>
    Cancel,

    /// <summary>Those that are over are submitted again.</summary>
    Retry,
}
