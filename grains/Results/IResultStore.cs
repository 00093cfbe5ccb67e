namespace Boxyard.Results;

/// <summary>
/// The rows of logs, artifacts and extracted results. The bytes themselves are files; a row follows its file's fsync.
/// </summary>
public interface IResultStore
{
    Task<IReadOnlyList<LogRecord>> ListLogsAsync(long jobId, int attempt, CancellationToken cancellationToken);

    /// <summary>The logs of all attempts of these jobs, by job, attempt and name.</summary>
    Task<IReadOnlyList<JobLogRecord>> ListLogsOfJobsAsync(
        IReadOnlyList<long> jobIds, CancellationToken cancellationToken);

    /// <summary>A page of the logs by name, after `afterStream`.</summary>
    Task<IReadOnlyList<LogRecord>> ListLogPageAsync(
        long jobId, int attempt, string? afterStream, int pageSize, CancellationToken cancellationToken);

    Task<long> GetLogSizeAsync(long jobId, int attempt, string stream, CancellationToken cancellationToken);

    /// <summary>
    /// Raises the size of a log from `fromSize` to `toSize`; false when its size is no longer `fromSize`, or the
    /// attempt is over.
    /// </summary>
    Task<bool> GrowLogAsync(
        long jobId, int attempt, string stream, long fromSize, long toSize, CancellationToken cancellationToken);

    Task<IReadOnlyList<ArtifactRecord>> ListArtifactsAsync(
        long jobId, int attempt, CancellationToken cancellationToken);

    /// <summary>A page of the artifacts by path, after `afterPath`.</summary>
    Task<IReadOnlyList<ArtifactRecord>> ListArtifactPageAsync(
        long jobId, int attempt, string? afterPath, int pageSize, CancellationToken cancellationToken);

    Task<ArtifactRecord?> FindArtifactAsync(long jobId, int attempt, string path, CancellationToken cancellationToken);

    /// <summary>Adds an artifact's row; false when the attempt is over or the path is taken by other content.</summary>
    Task<bool> AddArtifactAsync(long jobId, int attempt, ArtifactRecord artifact, CancellationToken cancellationToken);

    /// <summary>Attempts whose results wait to be extracted (`extract_stats`), oldest first.</summary>
    Task<IReadOnlyList<(long JobId, int Attempt)>> ListToExtractAsync(
        int maxCount, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps the results, sets the job's `extracted_at` and takes the attempt off the list, in one transaction.
    /// </summary>
    Task SaveExtractedAsync(long jobId, int attempt, ExtractedResults results, CancellationToken cancellationToken);

    Task<ExtractedResults> GetExtractedAsync(long jobId, int attempt, CancellationToken cancellationToken);

    /// <summary>
    /// As <see cref="GetExtractedAsync"/>, with the first metrics and test results only, at most so many of each.
    /// </summary>
    Task<ExtractedResults> GetFirstExtractedAsync(
        long jobId, int attempt, int maxCount, CancellationToken cancellationToken);

    /// <summary>How much an attempt has of what is shown in pages.</summary>
    Task<ResultCounts> CountAsync(long jobId, int attempt, CancellationToken cancellationToken);

    /// <summary>A page of the metrics, in their order, after the first `skipped` ones.</summary>
    Task<IReadOnlyList<MetricRecord>> ListMetricPageAsync(
        long jobId, int attempt, long skipped, int pageSize, CancellationToken cancellationToken);

    /// <summary>A page of the test results, in their order, after the first `skipped` ones.</summary>
    Task<IReadOnlyList<TestResultRecord>> ListTestPageAsync(
        long jobId, int attempt, long skipped, int pageSize, CancellationToken cancellationToken);

    /// <summary>The file of a package at this path (`/initrd/...`), as it was written last.</summary>
    Task<PackageRecord?> FindPackageAsync(string path, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps who is about to write a file of a package, and the event of it; false when the path is another suite's,
    /// when it has a write that is not over, or when the attempt is over.
    /// </summary>
    Task<bool> BeginPackageAsync(PackageWrite write, CancellationToken cancellationToken);

    /// <summary>
    /// Ends a write: the file stands at its place, or with a problem it does not and never will, which is an event.
    /// Nothing happens when it is over already.
    /// </summary>
    Task EndPackageAsync(PackageWrite write, string? problem, CancellationToken cancellationToken);

    /// <summary>The write of this path that is not over.</summary>
    Task<PackageWrite?> FindPackageWriteAsync(string path, CancellationToken cancellationToken);

    /// <summary>Writes that are not over, by path, after `afterPath`.</summary>
    Task<IReadOnlyList<PackageWrite>> ListPackageWritesAsync(
        string? afterPath, int pageSize, CancellationToken cancellationToken);

    /// <summary>The mark of the folder that holds the files; null before the first start.</summary>
    Task<string?> FindFolderMarkerAsync(CancellationToken cancellationToken);

    /// <summary>Keeps the mark of the folder unless there is one. Returns the one that is kept.</summary>
    Task<string> KeepFolderMarkerAsync(string marker, CancellationToken cancellationToken);
}
