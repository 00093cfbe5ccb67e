namespace Boxyard.Results;

/// <summary>
/// The bytes of logs and artifacts. Folders are named as boxes name them: `/result/...` for an attempt's result root,
/// `/initrd/...` for packages. Who may write, and the rows that make bytes count, are the callers' business. Paths have
/// passed <see cref="ResultPath"/>.
/// </summary>
internal interface IResultFiles
{
    /// <summary>
    /// Takes a log for writing. Until it is disposed nobody else, in this process or another, can take the same log.
    /// </summary>
    Task<ILogFile> TakeLogAsync(string root, string stream, CancellationToken cancellationToken);

    /// <summary>
    /// The first `size` bytes of a log; null when the file is missing. Throws when it is shorter: acknowledged bytes
    /// are lost.
    /// </summary>
    Stream? OpenLog(string root, string stream, long size);

    /// <summary>
    /// Stores a file's bytes beside its place, on disk for good. It stands there only after
    /// <see cref="IStagedFile.PublishAsync"/>.
    /// </summary>
    Task<Staging> StageAsync(
        string root, string path, Stream content, long maxBytes, CancellationToken cancellationToken);

    /// <summary>
    /// Puts a file at its place that was staged under this name, by this process or by one that is dead; false when it
    /// is not there any more, or its place is a folder.
    /// </summary>
    bool TryPublish(string root, string path, string stagedName);

    /// <summary>Removes a file that was staged under this name, if it is still there.</summary>
    void RemoveStaged(string root, string path, string stagedName);

    /// <summary>
    /// Holds back others that would publish below the same root, so that look, publish and row belong together.
    /// </summary>
    Task<IAsyncDisposable> TakeRootAsync(string root, CancellationToken cancellationToken);

    Task<FolderOutcome> CreateFolderAsync(string root, string path, CancellationToken cancellationToken);

    /// <summary>A published file, which can seek; null when there is none.</summary>
    Stream? OpenFile(string root, string path);

    /// <summary>The folder of results, as messages name it.</summary>
    string Place { get; }

    /// <summary>Whether there are files in the folder of results, beside its mark.</summary>
    bool HasFiles();

    /// <summary>The mark that tells this folder from all others; null when it has none.</summary>
    string? FindMarker();

    /// <summary>Gives the folder a mark, for good, unless it has one. Returns the one that it has.</summary>
    string KeepMarker(string marker);

    /// <summary>The files in folders that packages are uploaded to. No link is followed.</summary>
    IEnumerable<FileInfo> ListStaged();

    /// <summary>The files that stand in a folder itself, complete or not. No link is followed.</summary>
    IEnumerable<FileInfo> ListFiles(string root);

    /// <summary>
    /// Removes what uploads that were cut off left behind. For roots whose attempt is over; the root of another attempt
    /// that lies below is left alone.
    /// </summary>
    void RemoveLeftovers(string root);

    /// <summary>
    /// Removes a file of an attempt that is over, or with an empty path the store's own folder of it, and the folders
    /// that are empty then. What is not there is no error.
    /// </summary>
    void Remove(string root, string path);
}
