using Boxyard.Client;

namespace Boxyard.Cli.Jobs;

/// <summary>A job as people read it. What boxes said of it is kept within its line.</summary>
internal static class JobText
{
    /// <summary>One line: where the job stands.</summary>
    public static string State(Job job)
    {
        if (job.IsFinished)
        {
            return Result(job);
        }

        var hasBox = job.Attempts.Count > 0 && job.State != JobState.Queued;
        var place = hasBox ? $"on {job.Attempts[^1].Testbox}" : $"in {job.Queue}";
        return CleanText.Line($"job {job.Id} is {JobStateText.Of(job.State)} {place}");
    }

    /// <summary>One line: how the job ended.</summary>
    public static string Result(Job job)
    {
        var attempt = job.Attempts.Count > 0 ? job.Attempts[^1] : null;
        var box = attempt is null ? "" : $" on {attempt.Testbox}";
        var time = attempt is { StartedAt: { } startedAt, EndedAt: { } endedAt }
            ? $" after {TimeText.Of(endedAt - startedAt)}"
            : "";
        var code = job.ExitCode is { } exitCode ? $", exit code {exitCode}" : "";
        var hasReason = job.State is not (JobState.Succeeded or JobState.Failed)
            && !string.IsNullOrEmpty(attempt?.EndReason);
        var reason = hasReason ? $": {attempt!.EndReason}" : "";
        return CleanText.Line($"job {job.Id} {JobStateText.Of(job.State)}{box}{time}{code}{reason}");
    }

    /// <summary>Its first lines: where it stands, what it is.</summary>
    public static async Task WriteAsync(Job job, TextWriter writer)
    {
        await writer.WriteLineAsync(State(job));
        await writer.WriteLineAsync(
            $"  suite {job.Suite}, submitted {TimeText.Of(job.SubmittedAt)} by {job.Submitter}");
    }

    /// <summary>What its attempts reported, logged and uploaded.</summary>
    public static async Task WriteAttemptsAsync(Job job, TextWriter writer)
    {
        foreach (var attempt in job.Attempts)
        {
            await WriteAttemptAsync(attempt, writer);
        }
    }

    private static async Task WriteAttemptAsync(JobAttempt attempt, TextWriter writer)
    {
        foreach (var line in LinesOf(attempt))
        {
            await writer.WriteLineAsync(CleanText.Line(line));
        }
    }

    private static IEnumerable<string> LinesOf(JobAttempt attempt)
    {
        yield return $"  attempt {attempt.Number} on {attempt.Testbox}: {JobStateText.Of(attempt.State)}";
        if (!string.IsNullOrEmpty(attempt.EndReason))
        {
            yield return $"    {attempt.EndReason}";
        }

        foreach (var value in attempt.Values.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            yield return $"    {value.Key}: {value.Value}";
        }

        foreach (var metric in attempt.Metrics)
        {
            yield return $"    metric {metric.Name}: {metric.Value} {metric.Unit}".TrimEnd();
        }

        foreach (var line in RestOf("metrics", attempt.MetricCount - attempt.Metrics.Count))
        {
            yield return line;
        }

        foreach (var test in attempt.Tests)
        {
            yield return $"    test {test.Name}: {test.Outcome} {test.Message}".TrimEnd();
        }

        foreach (var line in RestOf("tests", attempt.TestCount - attempt.Tests.Count))
        {
            yield return line;
        }

        foreach (var problem in attempt.Problems)
        {
            yield return $"    problem: {problem}";
        }

        foreach (var log in attempt.Logs)
        {
            yield return $"    log {log.Stream}, {log.Size} bytes";
        }

        foreach (var artifact in attempt.Artifacts)
        {
            yield return $"    file {artifact.Path}, {artifact.Size} bytes";
        }

        foreach (var line in RestOf("files", attempt.ArtifactCount - attempt.Artifacts.Count))
        {
            yield return line;
        }
    }

    private static string[] RestOf(string what, long count) =>
        count > 0 ? [$"    and {count} more {what}: --all shows them"] : [];
}
