namespace Boxyard.Client;

/// <summary>One page of accounts, as the silo sends it.</summary>
internal sealed record AccountPage
{
    public required IReadOnlyList<Account> Accounts { get; init; }

    /// <summary>What the next page asks for; null on the last page.</summary>
    public string? Next { get; init; }
}
