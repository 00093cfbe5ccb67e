namespace Boxyard.Accounts;

/// <summary>The account whose token was sent.</summary>
internal sealed record WhoAnswer(string Account, AccountRole Role);
