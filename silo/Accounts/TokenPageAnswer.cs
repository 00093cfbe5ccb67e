namespace Boxyard.Accounts;

/// <summary>A page of tokens, newest first.</summary>
internal sealed record TokenPageAnswer
{
    public required IReadOnlyList<TokenRecord> Tokens { get; init; }

    /// <summary>What the next page asks for; null on the last page.</summary>
    public long? Next { get; init; }
}
