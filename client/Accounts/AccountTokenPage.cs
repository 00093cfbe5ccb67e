namespace Boxyard.Client;

/// <summary>One page of tokens, as the silo sends it.</summary>
internal sealed record AccountTokenPage
{
    public required IReadOnlyList<AccountToken> Tokens { get; init; }

    /// <summary>What the next page asks for; null on the last page.</summary>
    public long? Next { get; init; }
}
