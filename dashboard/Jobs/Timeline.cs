using Boxyard.Client;

namespace Boxyard.Dashboard.Jobs;

/// <summary>Puts a job's life into one line of steps, from the submit to the reading of its results.</summary>
internal static class Timeline
{
    public static IReadOnlyList<TimelineStep> Of(Job job)
    {
        List<TimelineStep> steps =
        [
            new() { Title = "Submitted", At = job.SubmittedAt, Detail = $"by {job.Submitter}", Tone = "wait" },
        ];
        foreach (var attempt in job.Attempts)
        {
            steps.AddRange(Of(attempt));
        }

        if (job.State == JobState.Queued && job.Attempts.Count > 0)
        {
            steps.Add(new TimelineStep { Title = "Queued again", Tone = "wait" });
        }

        if (job.FinishedAt is { } finishedAt && !IsToldByAttempt(job))
        {
            steps.Add(new TimelineStep
            {
                Title = StateLook.Word(job.State),
                At = finishedAt,
                Tone = StateLook.Tone(job.State),
            });
        }

        if (job.ExtractedAt is { } extractedAt)
        {
            steps.Add(new TimelineStep { Title = "Results read", At = extractedAt, Tone = "good" });
        }

        return WithGaps(steps);
    }

    /// <summary>A job that waited again, and was cancelled then, has an end of its own.</summary>
    private static bool IsToldByAttempt(Job job) => job.Attempts is [.., var last] && last.State == job.State;

    private static IEnumerable<TimelineStep> Of(JobAttempt attempt)
    {
        yield return new TimelineStep
        {
            Title = attempt.Number == 1 ? "Offered" : $"Offered again (attempt {attempt.Number})",
            At = attempt.OfferedAt,
            Detail = $"to {attempt.Testbox}",
            Tone = "live",
        };
        if (attempt.StartedAt is { } startedAt)
        {
            yield return new TimelineStep { Title = "Started", At = startedAt, Tone = "live" };
        }

        if (attempt.PostRunAt is { } postRunAt)
        {
            yield return new TimelineStep { Title = "Program over, uploads", At = postRunAt, Tone = "live" };
        }

        if (attempt.EndedAt is { } endedAt)
        {
            yield return new TimelineStep
            {
                Title = StateLook.Word(attempt.State),
                At = endedAt,
                Detail = attempt.EndReason ?? attempt.Health,
                Tone = StateLook.Tone(attempt.State),
            };
        }
        else if (attempt.DeadlineAt is { } deadlineAt)
        {
            yield return new TimelineStep
            {
                Title = "Deadline",
                Detail = $"{Ago.Exact(deadlineAt)}: the latest end of this state",
                Tone = "idle",
            };
        }
    }

    private static List<TimelineStep> WithGaps(List<TimelineStep> steps)
    {
        DateTimeOffset? before = null;
        for (var index = 0; index < steps.Count; index++)
        {
            if (steps[index].At is not { } at)
            {
                continue;
            }

            steps[index] = steps[index] with { Gap = at - before };
            before = at;
        }

        return steps;
    }
}
