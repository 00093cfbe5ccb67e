namespace Boxyard.Results;

/// <summary>A file of a package, which later jobs of its suite may replace.</summary>
public sealed record PackageRecord
{
    /// <summary>`/initrd/...`.</summary>
    public required string Path { get; init; }

    /// <summary>Of the jobs that may replace it.</summary>
    public required string Suite { get; init; }

    /// <summary>Who wrote it last.</summary>
    public required long JobId { get; init; }
    public required int Attempt { get; init; }
    public required long Size { get; init; }

    /// <summary>Hex, lower case.</summary>
    public required string Sha256 { get; init; }
}
