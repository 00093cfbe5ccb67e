namespace Boxyard.Jobs;

/// <summary>The outcome of a conditional write.</summary>
public enum SaveOutcome
{
    /// <summary>The stored row is not the one that was read: read it again and decide again.</summary>
    Conflict,
    Saved,
}
