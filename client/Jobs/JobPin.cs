namespace Boxyard.Client;

/// <summary>Why a job is kept whatever retention says.</summary>
public sealed record JobPin
{
    public required DateTimeOffset PinnedAt { get; init; }
    public string? Reason { get; init; }

    /// <summary>Who pinned it, as they said.</summary>
    public string? By { get; init; }
}
