namespace Boxyard.Accounts;

/// <summary>A token that was made. Its text is told here and never again.</summary>
internal sealed record NewTokenAnswer
{
    public required string Token { get; init; }
    public required string Account { get; init; }

    /// <summary>Null for the token of a login, which is in the list of tokens too.</summary>
    public long? Id { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
}
