using Boxyard.Jobs;

namespace Boxyard.Results;

/// <summary>Finds logs and artifacts for readers. Only bytes that a row counts are shown.</summary>
internal sealed class ResultReads(UploadAccess access, IResultFiles files, IResultStore store)
{
    public async Task<IReadOnlyList<LogRecord>?> ListLogsAsync(ShownId shownId, CancellationToken cancellationToken) =>
        await FindRootAsync(shownId, cancellationToken) is null
            ? null
            : await store.ListLogsAsync(shownId.JobId, shownId.Attempt, cancellationToken);

    public async Task<IReadOnlyList<ArtifactRecord>?> ListArtifactsAsync(ShownId shownId, CancellationToken cancellationToken) =>
        await FindRootAsync(shownId, cancellationToken) is null
            ? null
            : await store.ListArtifactsAsync(shownId.JobId, shownId.Attempt, cancellationToken);

    /// <summary>The log's bytes, as far as they are on disk for good.</summary>
    public async Task<Stream?> FindLogAsync(ShownId shownId, string stream, CancellationToken cancellationToken)
    {
        if (await FindRootAsync(shownId, cancellationToken) is not { } root || ResultPath.FindStreamProblem(stream) is not null)
        {
            return null;
        }

        var logs = await store.ListLogsAsync(shownId.JobId, shownId.Attempt, cancellationToken);
        var log = logs.FirstOrDefault(log => log.Stream == stream);
        return log is null ? null : files.OpenLog(root, stream, log.Size) ?? throw Missing(shownId, stream);
    }

    public async Task<(ArtifactRecord Record, Stream Content)?> FindArtifactAsync(ShownId shownId, string path, CancellationToken cancellationToken)
    {
        if (await FindRootAsync(shownId, cancellationToken) is not { } root || ResultPath.FindProblem(path) is not null ||
            await store.FindArtifactAsync(shownId.JobId, shownId.Attempt, path, cancellationToken) is not { } record)
        {
            return null;
        }

        return (record, files.OpenFile(root, path) ?? throw Missing(shownId, path));
    }

    /// <summary>A file by its address below `/result/`.</summary>
    public Stream? FindFile(string path) => ResultPath.FindProblem(path) is null ? files.OpenFile("/result", path) : null;

    private static IOException Missing(ShownId shownId, string name) =>
        new($"'{name}' of {shownId} was stored and is no longer on disk. Restore it, or check that Results:Directory is the right folder.");

    private async Task<string?> FindRootAsync(ShownId shownId, CancellationToken cancellationToken)
    {
        var permit = await access.FindAsync(shownId, cancellationToken);
        return permit.Kind == UploadPermitKind.NotFound ? null : permit.Root;
    }
}
