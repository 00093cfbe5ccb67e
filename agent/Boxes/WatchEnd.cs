namespace Boxyard.Agent.Boxes;

/// <summary>Why a running box is not watched any more.</summary>
internal enum WatchEnd
{
    /// <summary>Its first process is over.</summary>
    Ended,

    /// <summary>Its attempt is over, and it went on beyond the grace.</summary>
    Stale,

    /// <summary>Its job was cancelled, and its guest does not ask for that itself.</summary>
    Cancelled,

    /// <summary>Its job's time is over, and its guest does not ask for that itself.</summary>
    TimedOut,
}
