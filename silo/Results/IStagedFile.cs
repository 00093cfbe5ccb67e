namespace Boxyard.Results;

/// <summary>
/// A complete file that does not stand at its place yet. Disposing one that was not published removes it.
/// </summary>
internal interface IStagedFile : IAsyncDisposable
{
    /// <summary>The name that it has until it is published, in the folder of its place.</summary>
    string Name { get; }

    long Size { get; }

    /// <summary>Hex, lower case.</summary>
    string Sha256 { get; }

    /// <summary>
    /// Puts the file at its place, for good, over one that stands there; false when the place is a folder.
    /// </summary>
    Task<bool> PublishAsync(CancellationToken cancellationToken);
}
