namespace Boxyard.Apps.Code;

/// <summary>The code, or why there is none.</summary>
internal sealed record GitCheckoutOutcome(GitCheckout? Checkout, string? Mistake)
{
    /// <summary>Of the answer that tells the mistake.</summary>
    public int Status { get; private init; } = StatusCodes.Status500InternalServerError;

    /// <summary>When it can be tried again; null where that would change nothing.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    public static GitCheckoutOutcome Refused(string mistake) => new(null, mistake);

    public static GitCheckoutOutcome TooLate(string mistake) =>
        new(null, mistake) { Status = StatusCodes.Status408RequestTimeout };

    public static GitCheckoutOutcome Busy(string mistake, TimeSpan retryAfter) =>
        new(null, mistake) { Status = StatusCodes.Status503ServiceUnavailable, RetryAfter = retryAfter };

    public static GitCheckoutOutcome NoRoom() => new(null, "The server's disk has no room for code; try again later")
    {
        Status = StatusCodes.Status507InsufficientStorage,
    };
}
