using System.Collections.Immutable;

namespace Boxyard.Apps.Code;

/// <summary>
/// What the code of an app said of itself. Its files are on disk, but not at their places: disposing it removes those
/// that were not published.
/// </summary>
internal sealed record GitCheckout : IAsyncDisposable
{
    /// <summary>40 hex digits.</summary>
    public required string Commit { get; init; }

    /// <summary>What `git describe` said.</summary>
    public required string Description { get; init; }

    public required ImmutableArray<StagedMetaFile> MetaFiles { get; init; }

    public async ValueTask DisposeAsync()
    {
        foreach (var file in MetaFiles)
        {
            await file.Content.DisposeAsync();
        }
    }
}
