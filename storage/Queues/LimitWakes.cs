using Boxyard.Queues;

namespace Boxyard.Storage.Queues;

/// <summary>
/// Announces what waits for submitters and groups that had as many live attempts as they may, when some of these have
/// ended. Costs nothing where there are no such limits.
/// </summary>
internal sealed class LimitWakes(JobLimits limits)
{
    /// <summary>When everything else of the batch is written.</summary>
    public async Task FindAsync(Batch batch, CancellationToken cancellationToken)
    {
        var ended = batch.Effects.LeftLanes;
        if (ended.Count == 0 || !(limits.SubmitterRunning.IsOn || limits.GroupRunning.IsOn))
        {
            return;
        }

        var submitters = CountBy(ended.Select(lane => lane.Submitter), limits.SubmitterRunning);
        var groups = CountBy(ended.Select(lane => LimitGroup.Of(lane.Queue)), limits.GroupRunning);
        var openSubmitters = new List<string>();
        var openGroups = new List<string>();
        batch.Session.Add(
            "lanes_sum_of_submitters",
            LimitRows.OfSubmitters([.. submitters.Select(item => item.Key)]),
            row => AddOpen(submitters[row.GetInt32(0)], row.GetInt64(2), limits.SubmitterRunning, openSubmitters));
        batch.Session.Add(
            "queues_sum_of_groups",
            LimitRows.OfGroups([.. groups.Select(item => item.Key)]),
            row => AddOpen(groups[row.GetInt32(0)], row.GetInt64(2), limits.GroupRunning, openGroups));
        await batch.Session.SendAsync(cancellationToken);

        batch.Session.Add("lanes_list_waiting_of", LimitRows.OfSubmitters(openSubmitters), Wake);
        batch.Session.Add("queues_list_waiting_of", LimitRows.OfGroups(openGroups), Wake);
        await batch.Session.SendAsync(cancellationToken);

        void Wake(Row row) =>
            batch.Effects.QueueResumed(row.GetText(0), Math.Min(row.GetInt64(1), ended.Count));
    }

    private static KeyValuePair<string, int>[] CountBy(IEnumerable<string> names, LimitTable limits) =>
        [.. names.Where(name => limits.Of(name) is not null).CountBy(name => name, StringComparer.Ordinal)];

    /// <summary>Those that may have another now and, as far as can be told, could not before.</summary>
    private static void AddOpen(KeyValuePair<string, int> ended, long live, LimitTable limits, List<string> open)
    {
        var limit = limits.Of(ended.Key)!.Value;
        if (live < limit && live + ended.Value >= limit)
        {
            open.Add(ended.Key);
        }
    }
}
