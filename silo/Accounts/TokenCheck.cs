namespace Boxyard.Accounts;

/// <summary>Whose a token is.</summary>
/// <param name="Owner">Null for a token that is not to be taken.</param>
/// <param name="RetryAfter">Set when the address has sent too many of those.</param>
internal readonly record struct TokenCheck(TokenOwner? Owner, TimeSpan? RetryAfter);
