namespace Boxyard.Accounts;

/// <summary>A token to store; its text is with its owner alone.</summary>
public sealed record NewToken
{
    public required string Account { get; init; }

    /// <summary>SHA-256 of its text, hex.</summary>
    public required string Hash { get; init; }
    public required string Prefix { get; init; }
    public string? Note { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
}
