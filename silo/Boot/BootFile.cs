namespace Boxyard.Boot;

/// <summary>A file that a boot text names by its path as served.</summary>
internal sealed record BootFile
{
    /// <summary>The real path, links followed; the plain one when there is nothing to resolve.</summary>
    public required string Path { get; init; }

    /// <summary>Why the path is the plain one; null when the file is there.</summary>
    public string? Problem { get; init; }

    public bool IsFound => Problem is null;
}
