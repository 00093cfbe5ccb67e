namespace Boxyard.Apps;

/// <summary>The code, or why there is none.</summary>
internal sealed record GitCheckoutOutcome(GitCheckout? Checkout, string? Mistake, bool IsTimeout = false);
