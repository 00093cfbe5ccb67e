namespace Boxyard.Client;

/// <summary>A busy box, and when it may be free.</summary>
public sealed record BusyBox
{
    public required string Testbox { get; init; }
    public required long JobId { get; init; }
    public required DateTimeOffset ExpectedEndAt { get; init; }
}
