namespace Boxyard.Queues;

/// <summary>Whose attempts tell how long one takes: the nearest of which there are any.</summary>
public enum RunScope
{
    /// <summary>Of the same suite in the same group.</summary>
    Suite,

    /// <summary>Of any suite in the same group.</summary>
    Group,

    /// <summary>Of all jobs.</summary>
    All,
}
