using Boxyard.Jobs;

namespace Boxyard.Tests.Simulation;

/// <summary>What must be true of one job and its attempts.</summary>
internal static class JobCheck
{
    /// <summary>The pauses before infrastructure retries as docs/job-lifecycle.md tells them.</summary>
    private static readonly TimeSpan[] LostDelays =
        [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    public static void Check(ModelStore store, JobRecord job)
    {
        var attempts = store.Attempts.Where(attempt => attempt.JobId == job.Id).ToList();
        CheckNumbers(job, attempts);
        CheckPlace(store, job);
        CheckBudgets(job, attempts);
        for (var index = 1; index < attempts.Count; index++)
        {
            CheckBackOff(attempts, index);
        }
    }

    private static void CheckNumbers(JobRecord job, List<AttemptRecord> attempts)
    {
        for (var index = 0; index < attempts.Count; index++)
        {
            Must(attempts[index].Number == index + 1, "The attempts are not numbered in a row", job);
            Must(attempts[index].State.IsFinal() || index == attempts.Count - 1, "Two attempts live", job);
        }

        Must(job.AttemptCount == attempts.Count, "The attempts are counted wrongly", job);
        // While it waits, and when it was cancelled there, the newest attempt is one that was to be repeated.
        var isOver = job.State is JobState.Queued or JobState.Cancelled;
        Must(
            attempts.Count == 0 ? isOver : job.State == attempts[^1].State || (isOver && attempts[^1].State.IsFinal()),
            "The job is not where its newest attempt is", job);
    }

    /// <summary>A job is never lost: it has ended, has a live attempt, or waits in exactly one place.</summary>
    private static void CheckPlace(ModelStore store, JobRecord job)
    {
        var places = (store.Queued.Contains(job.Id) ? 1 : 0)
            + (store.Retries.ContainsKey(job.Id) ? 1 : 0)
            + (store.IsHeldBack(job.Id) ? 1 : 0);
        Must(places == (job.State == JobState.Queued ? 1 : 0), $"It stands in {places} places", job);
    }

    /// <summary>
    /// Every attempt but the last was repeated; a job is not given up while it has retries left for the way it ended.
    /// </summary>
    private static void CheckBudgets(JobRecord job, List<AttemptRecord> attempts)
    {
        var lostCount = attempts.Count(attempt => attempt.State == JobState.Lost);
        var resultCount = attempts.Count(attempt => IsResult(attempt.State));
        var isEndLost = job.State == JobState.Lost;
        var isEndResult = IsResult(job.State);
        Must(lostCount - (isEndLost ? 1 : 0) == job.InfraRetriesUsed, "Infrastructure retries are miscounted", job);
        Must(resultCount - (isEndResult ? 1 : 0) == job.RetriesUsed, "Retries are miscounted", job);
        Must(job.InfraRetriesUsed <= job.InfraRetries && job.RetriesUsed <= job.Retries, "Too many retries", job);
        Must(!isEndLost || job.InfraRetriesUsed == job.InfraRetries, "It was given up too early", job);
        Must(!isEndResult || job.RetriesUsed == job.Retries, "It was given up too early", job);
        Must(
            attempts.SkipLast(1).All(attempt => attempt.State == JobState.Lost || IsResult(attempt.State)),
            "What needs no retry was repeated", job);
    }

    private static void CheckBackOff(List<AttemptRecord> attempts, int index)
    {
        var before = attempts[index - 1];
        if (before.State == JobState.Lost)
        {
            var lostBefore = attempts.Take(index - 1).Count(attempt => attempt.State == JobState.Lost);
            var delay = LostDelays[Math.Min(lostBefore, LostDelays.Length - 1)];
            if (attempts[index].OfferedAt < before.EndedAt + delay)
            {
                throw new BrokenInvariantException($"{attempts[index]} came too soon after {before}");
            }
        }
    }

    private static bool IsResult(JobState state) =>
        state is JobState.Failed or JobState.TimedOut or JobState.Crashed or JobState.Abnormal;

    private static void Must(bool isSo, string otherwise, JobRecord job)
    {
        if (!isSo)
        {
            throw new BrokenInvariantException($"{otherwise}: {job}");
        }
    }
}
