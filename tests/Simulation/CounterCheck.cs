using Boxyard.Jobs;

namespace Boxyard.Tests.Simulation;

/// <summary>Compares the counters that are kept with what the rows say when they are counted.</summary>
internal static class CounterCheck
{
    private static readonly JobState[] States = Enum.GetValues<JobState>();

    public static void Check(ModelStore store)
    {
        foreach (var lane in store.Counters.Lanes)
        {
            Compare((lane.QueuedCount, lane.LiveCount), Count(store, lane.IsOf), lane.Queue, lane.Submitter);
        }

        foreach (var (queue, counts) in store.Counters.Queues)
        {
            Compare(counts, Count(store, job => job.Queue == queue), queue, "all");
        }

        foreach (var state in States)
        {
            var count = store.Jobs.Count(job => job.State == state);
            if (store.Counters.CountOf(state) != count)
            {
                throw new BrokenInvariantException(
                    $"{store.Counters.CountOf(state)} jobs are counted as {state}, {count} are");
            }
        }
    }

    private static (long Queued, long Live) Count(ModelStore store, Func<JobRecord, bool> isOf) => (
        store.Queued.Count(id => isOf(store.Get(id))),
        store.Attempts.Count(attempt => attempt.State.IsLive() && isOf(store.Get(attempt.JobId))));

    private static void Compare(
        (long Queued, long Live) kept, (long Queued, long Live) counted, string queue, string submitter)
    {
        if (kept != counted)
        {
            throw new BrokenInvariantException($"Queue {queue} of {submitter} has {kept} counted, it is {counted}");
        }
    }
}
