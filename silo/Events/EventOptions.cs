namespace Boxyard.Events;

/// <summary>How those are served who follow the events.</summary>
internal sealed class EventOptions
{
    public const string SectionName = "Events";

    /// <summary>Streams that a silo serves at a time; more get 503 and Retry-After. Default 5,000.</summary>
    public int MaxStreams { get; set; } = 5_000;

    /// <summary>How long a stream is silent before it gets a comment line. Default 15 s.</summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How often the silo looks for events that no commit notice told of, and for grown logs, while somebody follows
    /// them. Default 1 s.
    /// </summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);
}
