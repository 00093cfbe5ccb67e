using Boxyard.Jobs;
using Boxyard.Results;

namespace Boxyard.Storage.Results;

/// <summary><see cref="IResultStore"/> on the database: writes go to the group commit, reads to the readers.</summary>
internal sealed class ResultStore(IDatabase database, GroupWriter writer) : IResultStore
{
    public async Task<IReadOnlyList<LogRecord>> ListLogsAsync(
        long jobId, int attempt, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "logs_list",
            Of(jobId, attempt),
            MapLog,
            cancellationToken);

    public async Task<IReadOnlyList<JobLogRecord>> ListLogsOfJobsAsync(
        IReadOnlyList<long> jobIds, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "logs_list_of_jobs",
            new Rows<long>(jobIds).Bigint("job_id", id => id),
            row => new JobLogRecord
            {
                ShownId = new ShownId(row.GetInt64(0), row.GetInt32(1)),
                Stream = row.GetText(2),
                Size = row.GetInt64(3),
                IsOver = row.GetInt64(4) == 1,
            },
            cancellationToken);

    public async Task<IReadOnlyList<LogRecord>> ListLogPageAsync(
        long jobId, int attempt, string? afterStream, int pageSize, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "logs_list_page",
            Of(jobId, attempt).With("after_stream", afterStream ?? "").With("count", pageSize),
            MapLog,
            cancellationToken);

    public Task<long> GetLogSizeAsync(long jobId, int attempt, string stream, CancellationToken cancellationToken) =>
        database.FindAsync(
            "logs_find_size", Of(jobId, attempt).With("stream", stream), row => row.GetInt64(0), cancellationToken);

    public Task<bool> GrowLogAsync(
        long jobId, int attempt, string stream, long fromSize, long toSize, CancellationToken cancellationToken) =>
        writer.WriteAsync(new GrowLogCommand(jobId, attempt, stream, fromSize, toSize), cancellationToken);

    public async Task<IReadOnlyList<ArtifactRecord>> ListArtifactsAsync(
        long jobId, int attempt, CancellationToken cancellationToken) =>
        await database.ListAsync("artifacts_list", Of(jobId, attempt), MapArtifact, cancellationToken);

    public async Task<IReadOnlyList<ArtifactRecord>> ListArtifactPageAsync(
        long jobId, int attempt, string? afterPath, int pageSize, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "artifacts_list_page",
            Of(jobId, attempt).With("after_path", afterPath ?? "").With("count", pageSize),
            MapArtifact,
            cancellationToken);

    public Task<ArtifactRecord?> FindArtifactAsync(
        long jobId, int attempt, string path, CancellationToken cancellationToken) =>
        database.FindAsync("artifacts_find", Of(jobId, attempt).With("path", path), MapArtifact, cancellationToken);

    public Task<bool> AddArtifactAsync(
        long jobId, int attempt, ArtifactRecord artifact, CancellationToken cancellationToken) =>
        writer.WriteAsync(new AddArtifactCommand(jobId, attempt, artifact), cancellationToken);

    public async Task<IReadOnlyList<(long JobId, int Attempt)>> ListToExtractAsync(
        int maxCount, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "extract_queue_list", RowSet.One()
                .With("count", maxCount), row => (row.GetInt64(0), row.GetInt32(1)), cancellationToken);

    public Task SaveExtractedAsync(
        long jobId, int attempt, ExtractedResults results, CancellationToken cancellationToken) =>
        writer.WriteAsync(new SaveExtractedCommand(jobId, attempt, results), cancellationToken);

    public async Task<ExtractedResults> GetExtractedAsync(
        long jobId, int attempt, CancellationToken cancellationToken)
    {
        var of = Of(jobId, attempt);
        return new ExtractedResults
        {
            Metrics = [.. await database.ListAsync("metrics_list", of, ResultTables.MapMetric, cancellationToken)],
            Tests = [.. await database.ListAsync("test_results_list", of, ResultTables.MapTest, cancellationToken)],
            Problems =
                [.. await database.ListAsync("extraction_problems_list", of, row => row.GetText(0), cancellationToken)],
        };
    }

    public async Task<ExtractedResults> GetFirstExtractedAsync(
        long jobId, int attempt, int maxCount, CancellationToken cancellationToken) => new()
        {
            Metrics = [.. await ListMetricPageAsync(jobId, attempt, 0, maxCount, cancellationToken)],
            Tests = [.. await ListTestPageAsync(jobId, attempt, 0, maxCount, cancellationToken)],
            Problems =
            [
                .. await database.ListAsync(
                    "extraction_problems_list", Of(jobId, attempt), row => row.GetText(0), cancellationToken),
            ],
        };

    public async Task<ResultCounts> CountAsync(long jobId, int attempt, CancellationToken cancellationToken) =>
        (await database.ListAsync(
            "attempts_count_results",
            Of(jobId, attempt),
            row => new ResultCounts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)),
            cancellationToken))[0];

    public async Task<IReadOnlyList<MetricRecord>> ListMetricPageAsync(
        long jobId, int attempt, long skipped, int pageSize, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "metrics_list_page",
            Of(jobId, attempt).With("after_position", skipped - 1).With("count", pageSize),
            ResultTables.MapMetric,
            cancellationToken);

    public async Task<IReadOnlyList<TestResultRecord>> ListTestPageAsync(
        long jobId, int attempt, long skipped, int pageSize, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "test_results_list_page",
            Of(jobId, attempt).With("after_position", skipped - 1).With("count", pageSize),
            ResultTables.MapTest,
            cancellationToken);

    public Task<PackageRecord?> FindPackageAsync(string path, CancellationToken cancellationToken) =>
        database.FindAsync(
            "packages_find", RowSet.One().With("path", path), ResultTables.MapPackage, cancellationToken);

    public Task<bool> BeginPackageAsync(PackageWrite write, CancellationToken cancellationToken) =>
        writer.WriteAsync(new BeginPackageCommand(write), cancellationToken);

    public Task EndPackageAsync(PackageWrite write, string? problem, CancellationToken cancellationToken) =>
        writer.WriteAsync(new EndPackageCommand(write, problem), cancellationToken);

    public Task<PackageWrite?> FindPackageWriteAsync(string path, CancellationToken cancellationToken) =>
        database.FindAsync(
            "package_writes_find", RowSet.One().With("path", path), ResultTables.MapWrite, cancellationToken);

    public async Task<IReadOnlyList<PackageWrite>> ListPackageWritesAsync(
        string? afterPath, int pageSize, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "package_writes_list",
            RowSet.One().With("after_path", afterPath ?? "").With("count", pageSize),
            ResultTables.MapWrite,
            cancellationToken);

    public Task<string?> FindFolderMarkerAsync(CancellationToken cancellationToken) =>
        database.FindAsync("result_folder_find", RowSet.One(), row => (string?)row.GetText(0), cancellationToken);

    public async Task<string> KeepFolderMarkerAsync(string marker, CancellationToken cancellationToken)
    {
        await writer.WriteAsync(new KeepFolderCommand(marker), cancellationToken);
        return (await FindFolderMarkerAsync(cancellationToken))!;
    }

    private static RowSet Of(long jobId, int attempt) => RowSet.One().With("job_id", jobId).With("attempt", attempt);

    private static LogRecord MapLog(Row row) => new() { Stream = row.GetText(0), Size = row.GetInt64(1) };

    private static ArtifactRecord MapArtifact(Row row) =>
        new() { Path = row.GetText(0), Size = row.GetInt64(1), Sha256 = row.GetText(2) };
}
