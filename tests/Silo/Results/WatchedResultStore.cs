using Boxyard.Results;

namespace Boxyard.Tests.Silo.Results;

/// <summary>A store that tells when the extraction calls it, and whose list can fail.</summary>
internal sealed class WatchedResultStore(IResultStore inner) : IResultStore
{
    private readonly TaskCompletionSource<ExtractedResults> _saved = new(
        TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<ExtractedResults> Saved => _saved.Task;
    public Exception? NextListFailure { get; set; }

    public Task<IReadOnlyList<LogRecord>> ListLogsAsync(long jobId, int attempt, CancellationToken cancellationToken) =>
        inner.ListLogsAsync(jobId, attempt, cancellationToken);

    public Task<IReadOnlyList<JobLogRecord>> ListLogsOfJobsAsync(
        IReadOnlyList<long> jobIds, CancellationToken cancellationToken) =>
        inner.ListLogsOfJobsAsync(jobIds, cancellationToken);

    public Task<IReadOnlyList<LogRecord>> ListLogPageAsync(
        long jobId, int attempt, string? afterStream, int pageSize, CancellationToken cancellationToken) =>
        inner.ListLogPageAsync(jobId, attempt, afterStream, pageSize, cancellationToken);

    public Task<IReadOnlyList<ArtifactRecord>> ListArtifactPageAsync(
        long jobId, int attempt, string? afterPath, int pageSize, CancellationToken cancellationToken) =>
        inner.ListArtifactPageAsync(jobId, attempt, afterPath, pageSize, cancellationToken);

    public Task<long> GetLogSizeAsync(long jobId, int attempt, string stream, CancellationToken cancellationToken) =>
        inner.GetLogSizeAsync(jobId, attempt, stream, cancellationToken);

    public Task<bool> GrowLogAsync(
        long jobId, int attempt, string stream, long fromSize, long toSize, CancellationToken cancellationToken) =>
        inner.GrowLogAsync(jobId, attempt, stream, fromSize, toSize, cancellationToken);

    public Task<IReadOnlyList<ArtifactRecord>> ListArtifactsAsync(
        long jobId, int attempt, CancellationToken cancellationToken) =>
        inner.ListArtifactsAsync(jobId, attempt, cancellationToken);

    public Task<ArtifactRecord?> FindArtifactAsync(
        long jobId, int attempt, string path, CancellationToken cancellationToken) =>
        inner.FindArtifactAsync(jobId, attempt, path, cancellationToken);

    public Task<bool> AddArtifactAsync(
        long jobId, int attempt, ArtifactRecord artifact, CancellationToken cancellationToken) =>
        inner.AddArtifactAsync(jobId, attempt, artifact, cancellationToken);

    public Task<IReadOnlyList<(long JobId, int Attempt)>> ListToExtractAsync(
        int maxCount, CancellationToken cancellationToken)
    {
        var failure = NextListFailure;
        NextListFailure = null;
        return failure is null ? inner.ListToExtractAsync(maxCount, cancellationToken) : throw failure;
    }

    public async Task SaveExtractedAsync(
        long jobId, int attempt, ExtractedResults results, CancellationToken cancellationToken)
    {
        await inner.SaveExtractedAsync(jobId, attempt, results, cancellationToken);
        _saved.TrySetResult(results);
    }

    public Task<ExtractedResults> GetExtractedAsync(long jobId, int attempt, CancellationToken cancellationToken) =>
        inner.GetExtractedAsync(jobId, attempt, cancellationToken);

    public Task<PackageRecord?> FindPackageAsync(string path, CancellationToken cancellationToken) =>
        inner.FindPackageAsync(path, cancellationToken);

    public Task<bool> BeginPackageAsync(PackageWrite write, CancellationToken cancellationToken) =>
        inner.BeginPackageAsync(write, cancellationToken);

    public Task EndPackageAsync(PackageWrite write, string? problem, CancellationToken cancellationToken) =>
        inner.EndPackageAsync(write, problem, cancellationToken);

    public Task<PackageWrite?> FindPackageWriteAsync(string path, CancellationToken cancellationToken) =>
        inner.FindPackageWriteAsync(path, cancellationToken);

    public Task<IReadOnlyList<PackageWrite>> ListPackageWritesAsync(
        string? afterPath, int pageSize, CancellationToken cancellationToken) =>
        inner.ListPackageWritesAsync(afterPath, pageSize, cancellationToken);

    public Task<ExtractedResults> GetFirstExtractedAsync(
        long jobId, int attempt, int maxCount, CancellationToken cancellationToken) =>
        inner.GetFirstExtractedAsync(jobId, attempt, maxCount, cancellationToken);

    public Task<ResultCounts> CountAsync(long jobId, int attempt, CancellationToken cancellationToken) =>
        inner.CountAsync(jobId, attempt, cancellationToken);

    public Task<IReadOnlyList<MetricRecord>> ListMetricPageAsync(
        long jobId, int attempt, long skipped, int pageSize, CancellationToken cancellationToken) =>
        inner.ListMetricPageAsync(jobId, attempt, skipped, pageSize, cancellationToken);

    public Task<IReadOnlyList<TestResultRecord>> ListTestPageAsync(
        long jobId, int attempt, long skipped, int pageSize, CancellationToken cancellationToken) =>
        inner.ListTestPageAsync(jobId, attempt, skipped, pageSize, cancellationToken);

    public Task<string?> FindFolderMarkerAsync(CancellationToken cancellationToken) =>
        inner.FindFolderMarkerAsync(cancellationToken);

    public Task<string> KeepFolderMarkerAsync(string marker, CancellationToken cancellationToken) =>
        inner.KeepFolderMarkerAsync(marker, cancellationToken);
}
