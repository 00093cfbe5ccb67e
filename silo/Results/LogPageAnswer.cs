namespace Boxyard.Results;

/// <summary>A page of logs, by name.</summary>
internal sealed record LogPageAnswer
{
    public required IReadOnlyList<LogRecord> Logs { get; init; }

    /// <summary>Ask again with `next=` this for what follows; null on the last page.</summary>
    public string? Next { get; init; }
}
