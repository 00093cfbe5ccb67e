namespace Boxyard.Profiles;

/// <summary>What a profile has measured.</summary>
public sealed record ProfileRecord
{
    /// <summary>A JSON list with an object for each target that was run.</summary>
    public required string Profile { get; init; }

    /// <summary>Who has put a name to it; null for nobody.</summary>
    public string? CertifiedBy { get; init; }

    public string? Note { get; init; }
    public DateTimeOffset? CertifiedAt { get; init; }
}
