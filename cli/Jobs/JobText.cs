using Boxyard.Client;

namespace Boxyard.Cli.Jobs;

/// <summary>A job as people read it.</summary>
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
        return $"job {job.Id} is {JobStateText.Of(job.State)} {place}";
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
        return $"job {job.Id} {JobStateText.Of(job.State)}{box}{time}{code}{reason}";
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
        var state = $"attempt {attempt.Number} on {attempt.Testbox}: {JobStateText.Of(attempt.State)}";
        await writer.WriteLineAsync($"  {state}");
        if (!string.IsNullOrEmpty(attempt.EndReason))
        {
            await writer.WriteLineAsync($"    {attempt.EndReason}");
        }

        foreach (var value in attempt.Values.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            await writer.WriteLineAsync($"    {value.Key}: {value.Value}");
        }

        foreach (var metric in attempt.Metrics)
        {
            await writer.WriteLineAsync($"    metric {metric.Name}: {metric.Value} {metric.Unit}".TrimEnd());
        }

        await WriteRestAsync("metrics", attempt.MetricCount - attempt.Metrics.Count, writer);
        foreach (var test in attempt.Tests)
        {
            await writer.WriteLineAsync($"    test {test.Name}: {test.Outcome} {test.Message}".TrimEnd());
        }

        await WriteRestAsync("tests", attempt.TestCount - attempt.Tests.Count, writer);

        foreach (var problem in attempt.Problems)
        {
            await writer.WriteLineAsync($"    problem: {problem}");
        }

        foreach (var log in attempt.Logs)
        {
            await writer.WriteLineAsync($"    log {log.Stream}, {log.Size} bytes");
        }

        foreach (var artifact in attempt.Artifacts)
        {
            await writer.WriteLineAsync($"    file {artifact.Path}, {artifact.Size} bytes");
        }

        await WriteRestAsync("files", attempt.ArtifactCount - attempt.Artifacts.Count, writer);
    }

    private static async Task WriteRestAsync(string what, long count, TextWriter writer)
    {
        if (count > 0)
        {
            await writer.WriteLineAsync($"    and {count} more {what}: --all shows them");
        }
    }
}
