namespace Boxyard.Accounts;

/// <summary>A token of an account, as it may be shown: without what could be used.</summary>
public sealed record TokenRecord
{
    public required long Id { get; init; }
    public required string Account { get; init; }

    /// <summary>How it begins, to recognise it by.</summary>
    public required string Prefix { get; init; }
    public string? Note { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }
}
