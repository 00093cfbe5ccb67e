namespace Boxyard.Client;

/// <summary>
/// One thing of an event stream: an event, or a piece of a log; never both. Neither is a sign of life, which only <see
/// cref="EventQuery.WithSigns"/> asks for.
/// </summary>
public sealed record EventItem
{
    /// <summary>The place behind it: a stream that begins after it gives what comes next.</summary>
    public required string Cursor { get; init; }

    /// <summary>Null when it is a piece of a log, or a sign of life.</summary>
    public BoxyardEvent? Event { get; init; }

    /// <summary>Null when it is an event, or a sign of life.</summary>
    public LogPiece? Log { get; init; }
}
