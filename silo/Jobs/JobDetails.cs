using System.Text.Json.Nodes;
using Boxyard.Clusters;
using Boxyard.Dependencies;
using Boxyard.Results;
using Boxyard.Retention;

namespace Boxyard.Jobs;

/// <summary>Gathers what the stores know of a job.</summary>
internal sealed class JobDetails(
    IJobStore jobs,
    IResultStore results,
    IDependencyStore dependencies,
    IClusterStore clusters,
    IRetentionStore retention)
{
    /// <summary>Of metrics, test results and artifacts each; a job may have a million.</summary>
    private const int MaxInline = 100;

    public async Task<JobDetailAnswer?> FindAsync(long jobId, CancellationToken cancellationToken)
    {
        if (await jobs.FindAsync(jobId, cancellationToken) is not { } job
            || await jobs.FindSpecAsync(jobId, cancellationToken) is not { } specText)
        {
            return null;
        }

        var spec = JsonNode.Parse(specText)!.AsObject();
        var attempts = new List<AttemptDetailAnswer>();
        var stored = await jobs.ListAttemptsAsync(jobId, cancellationToken);
        foreach (var attempt in stored.OrderBy(attempt => attempt.Number))
        {
            attempts.Add(await DescribeAsync(attempt, spec, cancellationToken));
        }

        var waits = job.State == JobState.Queued
            ? await dependencies.ListOfAsync(jobId, cancellationToken)
            : [];
        var cluster = await clusters.ListJobsAsync(jobId, cancellationToken);
        var pin = await retention.FindPinAsync(jobId, cancellationToken);
        var answer = JobAnswer.Of(job) with
        {
            ClusterJobs = cluster.Count == 0 ? null : cluster,
            Pin = pin is null ? null : PinAnswer.Of(pin),
        };
        return new JobDetailAnswer(answer, attempts, [.. waits.Select(DependencyAnswer.Of)]);
    }

    private async Task<AttemptDetailAnswer> DescribeAsync(
        AttemptRecord attempt, JsonObject spec, CancellationToken cancellationToken)
    {
        var shownId = new ShownId(attempt.JobId, attempt.Number);
        var counts = await results.CountAsync(attempt.JobId, attempt.Number, cancellationToken);
        var extracted = await results.GetFirstExtractedAsync(
            attempt.JobId, attempt.Number, MaxInline, cancellationToken);
        var artifacts = await results.ListArtifactPageAsync(
            attempt.JobId, attempt.Number, afterPath: null, MaxInline, cancellationToken);
        var logs = await results.ListLogsAsync(attempt.JobId, attempt.Number, cancellationToken);
        var resultRoot = ResultRoot.For(spec, shownId);
        var address = $"/api/v1/jobs/{attempt.JobId}/attempts/{attempt.Number}";
        return new AttemptDetailAnswer
        {
            Number = attempt.Number,
            ShownId = shownId.ToString(),
            Testbox = attempt.Testbox,
            State = attempt.State,
            BootKind = attempt.Kind,
            OfferedAt = attempt.OfferedAt,
            StartedAt = attempt.StartedAt,
            PostRunAt = attempt.PostRunAt,
            EndedAt = attempt.EndedAt,
            DeadlineAt = attempt.EndedAt is null ? attempt.DeadlineAt : null,
            HeartbeatAt = attempt.HeartbeatAt,
            CancelAskedAt = attempt.CancelAskedAt,
            CancelReason = attempt.CancelReason,
            Verdict = attempt.Verdict,
            Health = attempt.Health,
            EndReason = attempt.EndReason,
            ResultRoot = resultRoot,
            Values = await jobs.ListValuesAsync(attempt.JobId, attempt.Number, cancellationToken),
            Metrics = extracted.Metrics,
            MetricCount = counts.MetricCount,
            MetricsHref = $"{address}/metrics",
            Tests = [.. extracted.Tests.Select(TestAnswer.Of)],
            TestCount = counts.TestCount,
            TestsHref = $"{address}/tests",
            Problems = extracted.Problems,
            Logs = [.. logs.Select(log => Describe(log, shownId))],
            Artifacts = [.. artifacts.Select(artifact => ArtifactAnswer.Of(artifact, resultRoot))],
            ArtifactCount = counts.ArtifactCount,
            ArtifactsHref = $"{address}/artifacts",
        };
    }

    private static LogAnswer Describe(LogRecord log, ShownId shownId) => new()
    {
        Stream = log.Stream,
        Size = log.Size,
        Href = $"/api/v1/jobs/{shownId.JobId}/attempts/{shownId.Attempt}/log/{Uri.EscapeDataString(log.Stream)}",
    };
}
