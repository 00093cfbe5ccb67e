namespace Boxyard.Client;

/// <summary>One thing of an event stream: an event, or a piece of a log; never both.</summary>
public sealed record EventItem
{
    /// <summary>The place behind it: a stream that begins after it gives what comes next.</summary>
    public required string Cursor { get; init; }

    /// <summary>Null when it is a piece of a log.</summary>
    public BoxyardEvent? Event { get; init; }

    /// <summary>Null when it is an event.</summary>
    public LogPiece? Log { get; init; }
}
