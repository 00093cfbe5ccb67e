using Boxyard.Jobs;

namespace Boxyard.Results;

/// <summary>One log of an attempt, as who follows a job's logs needs it.</summary>
public sealed record JobLogRecord
{
    public required ShownId ShownId { get; init; }

    /// <summary>`stdout`, `stderr`, `serial` and the like.</summary>
    public required string Stream { get; init; }

    /// <summary>Bytes that are on disk for good.</summary>
    public required long Size { get; init; }

    /// <summary>Its attempt has ended; a crashed kernel's log may still grow for a moment.</summary>
    public required bool IsOver { get; init; }
}
