using Boxyard.Client;

namespace Boxyard.Cli.Jobs;

/// <summary>When what happened to a job, each with the time since what was before it, and what is due.</summary>
internal static class Timeline
{
    public static async Task WriteAsync(Job job, DateTimeOffset now, TextWriter writer)
    {
        var table = new Table("  WHEN", "SINCE", "WHAT") { HasHeadings = false };
        DateTimeOffset? before = null;
        foreach (var (at, what) in PointsOf(job))
        {
            table.Add($"  {TimeText.Of(at)}", before is null ? "" : $"+{TimeText.Of(at - before.Value)}", what);
            before = at;
        }

        if (job.Attempts is [.., { DeadlineAt: { } deadlineAt }])
        {
            var left = deadlineAt - now;
            var when = left > TimeSpan.Zero ? $"in {TimeText.Of(left)}" : "now";
            table.Add($"  {TimeText.Of(deadlineAt)}", when, $"deadline of {JobStateText.Of(job.State)}");
        }

        await table.WriteAsync(writer);
    }

    private static IEnumerable<(DateTimeOffset At, string What)> PointsOf(Job job)
    {
        yield return (job.SubmittedAt, $"submitted to {job.Queue}");
        foreach (var attempt in job.Attempts)
        {
            var name = $"attempt {attempt.Number}";
            yield return (attempt.OfferedAt, $"{name} offered to {attempt.Testbox}");
            if (attempt.StartedAt is { } startedAt)
            {
                yield return (startedAt, $"{name} runs");
            }

            if (attempt.PostRunAt is { } postRunAt)
            {
                yield return (postRunAt, $"{name} is over and uploads");
            }

            if (attempt.EndedAt is { } endedAt)
            {
                yield return (endedAt, $"{name} {JobStateText.Of(attempt.State)}");
            }
        }

        if (job.IsFinished && job.FinishedAt is { } finishedAt && job.Attempts is not [.., { EndedAt: not null }])
        {
            yield return (finishedAt, JobStateText.Of(job.State));
        }
    }
}
