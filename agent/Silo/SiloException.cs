namespace Boxyard.Agent.Silo;

/// <summary>The silo gave no answer, or one that says to come again.</summary>
internal sealed class SiloException : Exception
{
    private const int MaxTextLength = 500;

    public SiloException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>When the silo wants to be asked again; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The silo, or who serves its files, has answered that it will not give this.</summary>
    public bool IsRefusal { get; init; }

    public static SiloException Of(HttpResponseMessage answer, string text) =>
        new(
            $"{answer.RequestMessage?.RequestUri} answered {(int)answer.StatusCode}: "
            + text[..Math.Min(text.Length, MaxTextLength)])
        {
            IsRefusal = (int)answer.StatusCode is >= 400 and < 500 and not 408 and not 429,
            RetryAfter = answer.Headers.RetryAfter?.Delta,
        };
}
