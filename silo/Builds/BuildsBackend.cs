namespace Boxyard.Builds;

/// <summary>Who builds apps.</summary>
internal enum BuildsBackend
{
    /// <summary>Boxes of ours, by jobs of our queues.</summary>
    Queue,

    /// <summary>A Jenkins.</summary>
    Jenkins,
}
