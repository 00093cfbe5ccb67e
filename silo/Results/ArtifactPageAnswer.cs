using Boxyard.Jobs;

namespace Boxyard.Results;

/// <summary>A page of uploaded files, by path.</summary>
internal sealed record ArtifactPageAnswer
{
    public required IReadOnlyList<ArtifactAnswer> Artifacts { get; init; }

    /// <summary>Ask again with `next=` this for what follows; null on the last page.</summary>
    public string? Next { get; init; }
}
