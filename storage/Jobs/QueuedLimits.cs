using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Storage.Queues;

namespace Boxyard.Storage.Jobs;

/// <summary>
/// Refuses submissions by the limits of queued jobs, from counters that the transaction of the batch reads and writes:
/// the writers of all silos take turns. Costs nothing where there are no such limits.
/// </summary>
internal sealed class QueuedLimits(JobLimits limits)
{
    /// <summary>Those that may go on, in their order; the others have their outcome.</summary>
    public async Task<SubmitCommand[]> FilterAsync(
        SubmitCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        if (!limits.SubmitterQueued.IsOn && !limits.GroupQueued.IsOn)
        {
            return commands;
        }

        var counts = await ReadAsync(commands, batch, cancellationToken);
        var accepted = new List<SubmitCommand>(commands.Length);
        foreach (var command in commands)
        {
            var added = CountAdded(command.Submission);
            if (added.Select(item => Find(item.Key, item.Value, counts)).FirstOrDefault(found => found is not null)
                is { } reached)
            {
                command.Outcome = new SubmitOutcome { JobIds = [], Limit = reached };
                continue;
            }

            accepted.Add(command);
            foreach (var (key, count) in added)
            {
                counts[key] = counts.GetValueOrDefault(key) + count;
            }
        }

        return [.. accepted];
    }

    private async Task<Dictionary<(bool IsOfGroup, string Name), long>> ReadAsync(
        SubmitCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var names = commands
            .SelectMany(command => CountAdded(command.Submission).Keys)
            .Distinct()
            .ToLookup(key => key.IsOfGroup, key => key.Name);
        string[] submitters = [.. names[false]];
        string[] groups = [.. names[true]];
        var counts = new Dictionary<(bool IsOfGroup, string Name), long>();
        batch.Session.Add(
            "lanes_sum_of_submitters",
            LimitRows.OfSubmitters(submitters),
            row => counts[(false, submitters[row.GetInt32(0)])] = row.GetInt64(1));
        batch.Session.Add(
            "queues_sum_of_groups",
            LimitRows.OfGroups(groups),
            row => counts[(true, groups[row.GetInt32(0)])] = row.GetInt64(1));
        await batch.Session.SendAsync(cancellationToken);
        return counts;
    }

    /// <summary>What a submission adds for each submitter and group that has a limit.</summary>
    private Dictionary<(bool IsOfGroup, string Name), long> CountAdded(Submission submission)
    {
        var added = new Dictionary<(bool IsOfGroup, string Name), long>();
        foreach (var job in submission.Jobs)
        {
            Add((false, job.Submitter), limits.SubmitterQueued);
            Add((true, LimitGroup.Of(job.Queue)), limits.GroupQueued);
        }

        return added;

        void Add((bool IsOfGroup, string Name) key, LimitTable table)
        {
            if (table.Of(key.Name) is not null)
            {
                added[key] = added.GetValueOrDefault(key) + 1;
            }
        }
    }

    private LimitReached? Find(
        (bool IsOfGroup, string Name) key, long added, Dictionary<(bool IsOfGroup, string Name), long> counts)
    {
        var limit = (key.IsOfGroup ? limits.GroupQueued : limits.SubmitterQueued).Of(key.Name)!.Value;
        var queued = counts.GetValueOrDefault(key);
        return queued + added > limit ? new LimitReached(key.IsOfGroup, key.Name, limit, queued, added) : null;
    }
}
