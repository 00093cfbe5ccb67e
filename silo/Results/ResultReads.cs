using Boxyard.Jobs;

namespace Boxyard.Results;

/// <summary>Finds logs and artifacts for readers. Only bytes that a row counts are shown.</summary>
internal sealed class ResultReads(UploadAccess access, IResultFiles files, IResultStore store)
{
    public async Task<IReadOnlyList<LogRecord>?> ListLogsAsync(
        ShownId shownId, string? afterStream, int pageSize, CancellationToken cancellationToken) =>
        await FindRootAsync(shownId, cancellationToken) is null
            ? null
            : await store.ListLogPageAsync(shownId.JobId, shownId.Attempt, afterStream, pageSize, cancellationToken);

    public async Task<IReadOnlyList<ArtifactAnswer>?> ListArtifactsAsync(
        ShownId shownId, string? afterPath, int pageSize, CancellationToken cancellationToken)
    {
        if (await FindRootAsync(shownId, cancellationToken) is not { } root)
        {
            return null;
        }

        var page = await store.ListArtifactPageAsync(
            shownId.JobId, shownId.Attempt, afterPath, pageSize, cancellationToken);
        return [.. page.Select(artifact => ArtifactAnswer.Of(artifact, root))];
    }

    public async Task<IReadOnlyList<MetricRecord>?> ListMetricsAsync(
        ShownId shownId, long skipped, int pageSize, CancellationToken cancellationToken) =>
        await FindRootAsync(shownId, cancellationToken) is null
            ? null
            : await store.ListMetricPageAsync(shownId.JobId, shownId.Attempt, skipped, pageSize, cancellationToken);

    public async Task<IReadOnlyList<TestResultRecord>?> ListTestsAsync(
        ShownId shownId, long skipped, int pageSize, CancellationToken cancellationToken) =>
        await FindRootAsync(shownId, cancellationToken) is null
            ? null
            : await store.ListTestPageAsync(shownId.JobId, shownId.Attempt, skipped, pageSize, cancellationToken);

    /// <summary>The log's bytes, as far as they are on disk for good.</summary>
    public async Task<Stream?> FindLogAsync(ShownId shownId, string stream, CancellationToken cancellationToken)
    {
        if (await FindRootAsync(shownId, cancellationToken) is not { } root ||
            ResultPath.FindStreamProblem(stream) is not null)
        {
            return null;
        }

        var logs = await store.ListLogsAsync(shownId.JobId, shownId.Attempt, cancellationToken);
        var log = logs.FirstOrDefault(log => log.Stream == stream);
        return log is null ? null : files.OpenLog(root, stream, log.Size) ?? throw Missing(shownId, stream);
    }

    public async Task<(ArtifactRecord Record, Stream Content)?> FindArtifactAsync(
        ShownId shownId, string path, CancellationToken cancellationToken)
    {
        if (await FindRootAsync(shownId, cancellationToken) is not { } root
            || ResultPath.FindProblem(path) is not null
            || await store.FindArtifactAsync(shownId.JobId, shownId.Attempt, path, cancellationToken) is not { } record)
        {
            return null;
        }

        return (record, files.OpenFile(root, path) ?? throw Missing(shownId, path));
    }

    /// <summary>
    /// An artifact by its address below `/result/`: the result root, which tells the attempt, and the path.
    /// </summary>
    public async Task<Stream?> FindFileAsync(string path, CancellationToken cancellationToken)
    {
        if (ResultPath.FindProblem(path) is not null)
        {
            return null;
        }

        var parts = path.Split('/');
        for (var count = 1; count < parts.Length && count <= ResultRoot.MaxParts; count++)
        {
            if (ShownId.TryParse(parts[count - 1], out var shownId)
                && await FindRootAsync(shownId, cancellationToken) is { } root
                && root == $"/result/{string.Join('/', parts[..count])}"
                && await FindArtifactAsync(shownId, string.Join('/', parts[count..]), cancellationToken) is { } found)
            {
                return found.Content;
            }
        }

        return null;
    }

    private static IOException Missing(ShownId shownId, string name) =>
        new(
            $"'{name}' of {shownId} was stored and is no longer on disk. Restore it, or check that "
            + "Results:Directory is the right folder.");

    private async Task<string?> FindRootAsync(ShownId shownId, CancellationToken cancellationToken)
    {
        var permit = await access.FindAsync(shownId, cancellationToken);
        return permit.Kind == UploadPermitKind.NotFound ? null : permit.Root;
    }
}
