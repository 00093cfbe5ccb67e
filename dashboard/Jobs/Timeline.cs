using Boxyard.Client;

namespace Boxyard.Dashboard.Jobs;

/// <summary>Puts a job's life into one line of steps, from the submit to the reading of its results.</summary>
internal static class Timeline
{
    /// <summary>
    /// The silo takes a guest for silent after 30 s; what it has heard may not be stored for another 3 s.
    /// </summary>
    private static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(33);

    public static IReadOnlyList<TimelineStep> Of(Job job, DateTimeOffset now)
    {
        List<TimelineStep> steps =
        [
            new() { Title = "Submitted", At = job.SubmittedAt, Detail = $"by {job.Submitter}", Tone = "wait" },
        ];
        foreach (var attempt in job.Attempts)
        {
            steps.AddRange(Of(attempt, now));
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

    private static IEnumerable<TimelineStep> Of(JobAttempt attempt, DateTimeOffset now)
    {
        yield return new TimelineStep
        {
            Title = attempt.Number == 1 ? "Offered" : $"Offered again (attempt {attempt.Number})",
            At = attempt.OfferedAt,
            Detail = $"to {attempt.Testbox}",
            Tone = "live",
        };
        foreach (var step in SignsOfLife(attempt, now).OrderBy(step => step.At))
        {
            yield return step;
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

    /// <summary>
    /// The last heartbeat is one of them while the attempt lives, and afterwards when there was silence before its end.
    /// </summary>
    private static IEnumerable<TimelineStep> SignsOfLife(JobAttempt attempt, DateTimeOffset now)
    {
        if (attempt.StartedAt is { } startedAt)
        {
            yield return new TimelineStep { Title = "Started", At = startedAt, Tone = "live" };
        }

        if (attempt.PostRunAt is { } postRunAt)
        {
            yield return new TimelineStep { Title = "Program over, uploads", At = postRunAt, Tone = "live" };
        }

        if (attempt.HeartbeatAt is not { } heartbeatAt)
        {
            yield break;
        }

        var silence = (attempt.EndedAt ?? now) - heartbeatAt;
        if (attempt.EndedAt is null || silence > MaxSilence)
        {
            yield return new TimelineStep
            {
                Title = "Last heartbeat",
                At = heartbeatAt,
                Detail = silence > MaxSilence
                    ? $"then silent for {Ago.Span(silence)}{(attempt.EndedAt is null ? "" : ", until the end")}"
                    : null,
                Tone = silence > MaxSilence ? "bad" : "live",
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
