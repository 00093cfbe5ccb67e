namespace Boxyard.Accounts;

/// <summary>Whose a token is that is not revoked, and whose account is not disabled.</summary>
public sealed record TokenOwner
{
    public required long TokenId { get; init; }

    /// <summary>SHA-256 of the token, hex.</summary>
    public required string Hash { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was looked up, by the clock that also made <see cref="ExpiresAt"/>.</summary>
    public required DateTimeOffset FoundAt { get; init; }
    public required string Account { get; init; }
    public required AccountRole Role { get; init; }
    public string? Email { get; init; }
    public string? FullName { get; init; }
}
