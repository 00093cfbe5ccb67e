namespace Boxyard.Accounts;

/// <summary>Whether the account that an old call names in its body may make it.</summary>
/// <param name="Owner">Null when it may not, and while nobody is asked.</param>
/// <param name="IsAllowed">Also while accounts are off.</param>
/// <param name="RetryAfter">Set when too many wrong tokens came from its address.</param>
/// <param name="Reason">A sentence when its token is right and may too little; null otherwise.</param>
internal readonly record struct OldCheck(
    TokenOwner? Owner = null, bool IsAllowed = false, TimeSpan? RetryAfter = null, string? Reason = null);
