using System.Text;
using Boxyard.Jobs;
using Boxyard.Results;

namespace Boxyard.Builds;

/// <summary>The log of a build: those of its jobs one after another, as far as they are stored.</summary>
internal sealed class BuildConsole(IBuildStore builds, ResultReads results)
{
    private const string Stream = "console";

    public async Task WriteAsync(BuildRecord build, Stream target, CancellationToken cancellationToken)
    {
        await WriteLineAsync(
            target, $"{build.Namespace}/{build.Name}:{build.Version} #{build.Number}", cancellationToken);
        foreach (var job in await builds.ListJobsAsync(build, cancellationToken))
        {
            var what = job.Role switch
            {
                BuildJobRole.Image => job.Label,
                BuildJobRole.Manifest => "manifest",
                BuildJobRole.Profile => $"target {job.Label}",
                _ => throw new InvalidOperationException($"{job.Role} is no role of a job."),
            };
            await WriteLineAsync(target, $"[{what}] job {job.JobId}: {StateOf(job)}", cancellationToken);
            for (var attempt = 1; attempt <= job.AttemptCount; attempt++)
            {
                await WriteLogAsync(new ShownId(job.JobId, attempt), target, cancellationToken);
            }
        }

        if (build.Problem is not null)
        {
            await WriteLineAsync(target, build.Problem, cancellationToken);
        }

        if (build.Result is { } result)
        {
            await WriteLineAsync(target, $"Finished: {BuildText.Of(result)}", cancellationToken);
        }
    }

    private static string StateOf(BuildJobRecord job) =>
        job.State is { } state ? JobStateName.Of(state) : "removed";

    private async Task WriteLogAsync(ShownId shownId, Stream target, CancellationToken cancellationToken)
    {
        await using var log = await results.FindLogAsync(shownId, Stream, cancellationToken);
        if (log is null)
        {
            return;
        }

        var buffer = new byte[64 * 1024];
        var last = (byte)'\n';
        int count;
        while ((count = await log.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await target.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            last = buffer[count - 1];
        }

        if (last != '\n')
        {
            await WriteLineAsync(target, "", cancellationToken);
        }
    }

    private static Task WriteLineAsync(Stream target, string line, CancellationToken cancellationToken) =>
        target.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellationToken).AsTask();
}
