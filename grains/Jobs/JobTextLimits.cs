namespace Boxyard.Jobs;

/// <summary>How much a submitted text may hold. They bound the memory and time that reading it takes.</summary>
public sealed record JobTextLimits
{
    /// <summary>One job: 4 MiB.</summary>
    public static readonly JobTextLimits OneJob = new() { MaxBytes = 4 << 20, MaxValues = 250_000 };

    /// <summary>A batch of jobs: 64 MiB.</summary>
    public static readonly JobTextLimits Batch = new() { MaxBytes = 64 << 20, MaxValues = 2_000_000 };

    /// <summary>Of the text as sent. Also the characters of all strings after YAML's aliases are resolved.</summary>
    public required int MaxBytes { get; init; }

    /// <summary>Objects, lists and scalars after YAML's aliases are resolved.</summary>
    public required int MaxValues { get; init; }

    /// <summary>Levels of objects and lists in one job.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Jobs in one batch.</summary>
    public int MaxJobCount { get; init; } = 10_000;
}
