namespace Boxyard.Client;

/// <summary>Where the silo is and how patiently it is asked.</summary>
public sealed record BoxyardClientOptions
{
    /// <summary>The silo's address. Default: http://127.0.0.1:3000.</summary>
    public Uri Server { get; init; } = new("http://127.0.0.1:3000");

    /// <summary>
    /// Sent as `Authorization: Bearer` with every call, but not with those of an attempt, which send its token.
    /// Default: none.
    /// </summary>
    public string? Token { get; init; }

    /// <summary>
    /// How long one try may take until its answer begins, and how long a log may stand still. Default: 30 s.
    /// </summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How often a call is repeated after a connection failure, a time-out, a 429 or a 5xx. Only calls that may safely
    /// be repeated are: reads, settings, and submits with a key. Default: 4; 0 means never.
    /// </summary>
    public int MaxRetryCount { get; init; } = 4;

    /// <summary>
    /// The wait before the first repetition; it doubles each time. A Retry-After of the silo wins, up to a minute.
    /// Default: 250 ms.
    /// </summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest wait between two tries. Default: 5 s.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long an event stream may be silent until it is opened anew; the silo gives a sign of life every 15 s.
    /// Default: 45 s.
    /// </summary>
    public TimeSpan StreamTimeout { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>
    /// How often a job that is waited for or followed is looked at while its event stream is not open. Default: 1 s.
    /// </summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an absent silo is asked again while a job or events are followed. Default: 5 min.</summary>
    public TimeSpan MaxOutageTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The clock of all waits. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>A sentence for every mistake; no client is made of options that have one.</summary>
    public IReadOnlyList<string> FindMistakes()
    {
        List<string> mistakes = [];
        if (!Server.IsAbsoluteUri || (Server.Scheme != Uri.UriSchemeHttp && Server.Scheme != Uri.UriSchemeHttps))
        {
            mistakes.Add($"Server is '{Server}': give an address such as http://127.0.0.1:3000.");
        }
        else if (Server.PathAndQuery != "/")
        {
            mistakes.Add(
                $"Server is '{Server}': give it without a path, such as {Server.GetLeftPart(UriPartial.Authority)}.");
        }

        if (Token is not null && (Token.Length == 0 || !Token.All(character => character is > ' ' and < '\u007F')))
        {
            mistakes.Add("Token is empty or has characters that no header may have: give it as it was handed out.");
        }

        if (MaxRetryCount < 0)
        {
            mistakes.Add($"MaxRetryCount is {MaxRetryCount}: give 0 or more.");
        }

        (string Name, TimeSpan Value)[] spans =
        [
            (nameof(RequestTimeout), RequestTimeout), (nameof(RetryDelay), RetryDelay),
            (nameof(MaxRetryDelay), MaxRetryDelay), (nameof(PollInterval), PollInterval),
            (nameof(MaxOutageTimeout), MaxOutageTimeout), (nameof(StreamTimeout), StreamTimeout),
        ];
        mistakes.AddRange(spans
            .Where(span => span.Value <= TimeSpan.Zero)
            .Select(span => $"{span.Name} is {span.Value}: give a time above zero."));
        return mistakes;
    }
}
