namespace Boxyard.Client;

/// <summary>A token that was made. Its text is told here and never again.</summary>
public sealed record CreatedToken
{
    public required string Token { get; init; }
    public required string Account { get; init; }

    /// <summary>Null for the token of a login.</summary>
    public long? Id { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
}
