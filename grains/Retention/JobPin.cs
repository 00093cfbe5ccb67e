namespace Boxyard.Retention;

/// <summary>Why a job is kept for good.</summary>
public sealed record JobPin
{
    public required DateTimeOffset PinnedAt { get; init; }

    public string? Reason { get; init; }

    public string? By { get; init; }
}
