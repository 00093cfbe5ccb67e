namespace Boxyard.Jobs;

/// <summary>An event and where it stands among all.</summary>
public sealed record PositionedEvent(EventPosition Position, JobEvent Event);
