namespace Boxyard.Jobs;

/// <summary>Health words that the scheduler itself gives.</summary>
public static class JobHealth
{
    /// <summary>A job that it waits for did not end as it wanted.</summary>
    public const string AbortWait = "abort_wait";
}
