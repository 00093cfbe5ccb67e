using System.Collections.Immutable;
using Boxyard.Jobs;
using Boxyard.Queues;

namespace Boxyard.Tests.Simulation;

/// <summary>
/// The order of choice as it is told to people: each claim looks at every job that waits and every attempt that lives,
/// one after the other. Of the counters it believes only when a lane was served last.
/// </summary>
internal static class FairChoice
{
    /// <summary>The job that each claim is to get, by the rows as they are now; null for none.</summary>
    public static JobRecord?[] Of(ModelStore store, IReadOnlyList<ImmutableArray<string>> claims)
    {
        var taken = new List<JobRecord>();
        return [.. claims.Select(queues =>
        {
            var job = Choose(store, queues, taken);
            if (job is not null)
            {
                taken.Add(job);
            }

            return job;
        })];
    }

    /// <summary>That the plan gives each claim a job of the lane that the naive choice has for it.</summary>
    public static void Check(JobRecord?[] expected, ImmutableArray<LaneGrant> grants)
    {
        var planned = new Lane?[expected.Length];
        foreach (var grant in grants)
        {
            foreach (var claim in grant.Claims)
            {
                planned[claim] = grant.Lane;
            }
        }

        for (var claim = 0; claim < expected.Length; claim++)
        {
            var (wanted, lane) = (expected[claim], planned[claim]);
            if ((wanted?.Queue, wanted?.Priority, wanted?.Submitter) != (lane?.Queue, lane?.Priority, lane?.Submitter))
            {
                throw new BrokenInvariantException($"Claim {claim} is served by {lane}, and is due to {wanted}");
            }
        }
    }

    private static JobRecord? Choose(ModelStore store, ImmutableArray<string> queues, List<JobRecord> taken)
    {
        var open = store.Queued.Select(store.Get).Where(job => !store.IsPaused(job.Queue)).Except(taken).ToList();
        var queue = queues.FirstOrDefault(name => open.Exists(job => job.Queue == name));
        return open
            .Where(job => job.Queue == queue)
            .OrderByDescending(job => job.Priority)
            .ThenBy(job => LiveCount(store, job, taken) / Lab.WeightOf(job.Submitter))
            .ThenBy(job => taken.FindLastIndex(other => IsSameLane(other, job)))
            .ThenBy(job => store.Counters.Lanes.Single(lane => lane.IsOf(job)).ServedSeq)
            .ThenBy(job => job.Submitter, StringComparer.Ordinal)
            .ThenBy(job => job.Id)
            .FirstOrDefault();
    }

    private static int LiveCount(ModelStore store, JobRecord job, List<JobRecord> taken) =>
        store.Attempts.Count(attempt => attempt.State.IsLive() && IsSameLane(store.Get(attempt.JobId), job))
        + taken.Count(other => IsSameLane(other, job));

    private static bool IsSameLane(JobRecord x, JobRecord y) =>
        (x.Queue, x.Priority, x.Submitter) == (y.Queue, y.Priority, y.Submitter);
}
