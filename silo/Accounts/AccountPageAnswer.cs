namespace Boxyard.Accounts;

/// <summary>A page of accounts by name.</summary>
internal sealed record AccountPageAnswer
{
    public required IReadOnlyList<AccountRecord> Accounts { get; init; }

    /// <summary>What the next page asks for; null on the last page.</summary>
    public string? Next { get; init; }
}
