using Boxyard.Jobs;

namespace Boxyard.Results;

/// <summary>
/// Reads the files of one ended attempt and keeps what they tell: uploaded files in the order of their paths, then logs in the order of their names.
/// Content that cannot be read is a problem of the results; a disk or database that fails throws, and the attempt stays on the list.
/// </summary>
internal sealed class ResultExtraction(UploadAccess access, IResultFiles files, IResultStore store)
{
    public async Task ExtractAsync(ShownId shownId, CancellationToken cancellationToken)
    {
        var collector = new ResultCollector();
        var permit = await access.FindAsync(shownId, cancellationToken);
        if (permit.Kind == UploadPermitKind.NotFound)
        {
            collector.AddProblem(null, $"The attempt {shownId} or its job is not stored, so its files were not read.");
        }
        else
        {
            await ReadFilesAsync(permit, collector, cancellationToken);
        }

        await store.SaveExtractedAsync(shownId.JobId, shownId.Attempt, collector.ToResults(), cancellationToken);
        if (permit.Kind == UploadPermitKind.Ended)
        {
            files.RemoveLeftovers(permit.Root);
        }
    }

    private async Task ReadFilesAsync(UploadPermit permit, ResultCollector collector, CancellationToken cancellationToken)
    {
        var (jobId, attempt) = permit.ShownId;
        var artifacts = await store.ListArtifactsAsync(jobId, attempt, cancellationToken);
        foreach (var artifact in artifacts.OrderBy(artifact => artifact.Path, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Read(artifact.Path, files.OpenFile(permit.Root, artifact.Path), ResultReader.ReadFile, collector);
        }

        var logs = await store.ListLogsAsync(jobId, attempt, cancellationToken);
        foreach (var log in logs.OrderBy(log => log.Stream, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Read(log.Stream, files.OpenLog(permit.Root, log.Stream, log.Size), ResultReader.ReadLog, collector);
        }
    }

    private static void Read(string name, Stream? content, Action<string, Stream, ResultCollector> reader, ResultCollector collector)
    {
        using (content)
        {
            if (content is not null)
            {
                reader(name, content, collector);
                return;
            }

            // Waiting does not bring a deleted file back.
            collector.BeginFile(name);
            collector.AddProblem(null, "The file was stored and is no longer on disk.");
        }
    }
}
