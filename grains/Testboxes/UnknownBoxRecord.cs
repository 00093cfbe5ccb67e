namespace Boxyard.Testboxes;

/// <summary>A MAC that asked to boot and has no name yet.</summary>
public sealed record UnknownBoxRecord
{
    public required string Mac { get; init; }
    public required DateTimeOffset FirstSeenAt { get; init; }
    public required DateTimeOffset SeenAt { get; init; }
    public string? Ip { get; init; }
}
