namespace Boxyard.Samples;

/// <summary>What is on disk: the lines, and the event up to which they were told.</summary>
internal sealed record BoardState(string Cursor, IReadOnlyList<BoardLine> Lines);
