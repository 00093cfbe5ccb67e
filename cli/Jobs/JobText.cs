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

        var box = job.Attempts.Count > 0 && job.State != JobState.Queued ? $" on {job.Attempts[^1].Testbox}" : $" in {job.Queue}";
        return $"job {job.Id} is {JobStateText.Of(job.State)}{box}";
    }

    /// <summary>One line: how the job ended.</summary>
    public static string Result(Job job)
    {
        var attempt = job.Attempts.Count > 0 ? job.Attempts[^1] : null;
        var box = attempt is null ? "" : $" on {attempt.Testbox}";
        var time = attempt is { StartedAt: { } startedAt, EndedAt: { } endedAt } ? $" after {TimeText.Of(endedAt - startedAt)}" : "";
        var code = job.ExitCode is { } exitCode ? $", exit code {exitCode}" : "";
        var reason = attempt?.EndReason is { Length: > 0 } endReason && job.State != JobState.Succeeded ? $": {endReason}" : "";
        return $"job {job.Id} {JobStateText.Of(job.State)}{box}{time}{code}{reason}";
    }

    /// <summary>All of it, on several lines.</summary>
    public static async Task WriteAsync(Job job, TextWriter writer)
    {
        await writer.WriteLineAsync(State(job));
        await writer.WriteLineAsync($"  suite {job.Suite}, submitted {TimeText.Of(job.SubmittedAt)} by {job.Submitter ?? "-"}");
        foreach (var attempt in job.Attempts)
        {
            await WriteAttemptAsync(attempt, writer);
        }

        foreach (var metric in job.Metrics)
        {
            await writer.WriteLineAsync($"  {metric.Name}: {metric.Value} {metric.Unit}".TrimEnd());
        }

        foreach (var test in job.Tests)
        {
            await writer.WriteLineAsync($"  {test.Outcome} {test.Name} {test.Message}".TrimEnd());
        }

        foreach (var problem in job.Problems)
        {
            await writer.WriteLineAsync($"  problem: {problem}");
        }
    }

    private static async Task WriteAttemptAsync(JobAttempt attempt, TextWriter writer)
    {
        var state = $"attempt {attempt.Number} on {attempt.Testbox}: {JobStateText.Of(attempt.State)}";
        await writer.WriteLineAsync($"  {state}, offered {TimeText.Of(attempt.OfferedAt)}, ended {TimeText.Of(attempt.EndedAt)}");
        if (!string.IsNullOrEmpty(attempt.EndReason))
        {
            await writer.WriteLineAsync($"    {attempt.EndReason}");
        }

        foreach (var value in attempt.Values.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            await writer.WriteLineAsync($"    {value.Key}: {value.Value}");
        }

        foreach (var log in attempt.Logs)
        {
            await writer.WriteLineAsync($"    log {log.Stream}, {log.Size} bytes");
        }

        foreach (var artifact in attempt.Artifacts)
        {
            await writer.WriteLineAsync($"    file {artifact.Path}, {artifact.Size} bytes");
        }
    }
}
