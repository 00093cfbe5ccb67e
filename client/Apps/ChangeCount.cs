namespace Boxyard.Client;

/// <summary>How much a change of the registry changed; none when all was so already.</summary>
public sealed record ChangeCount
{
    public long Modified { get; init; }
    public long Deleted { get; init; }
    public long Added { get; init; }
}
