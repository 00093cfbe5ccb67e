using Boxyard.Jobs;

namespace Boxyard.Storage.Jobs;

/// <summary>Stores the submissions of a batch; those whose key was seen before get the answer of then.</summary>
internal sealed class SubmitExecutor(RequirementUse requirements, QueuedLimits limits) : CommandExecutor<SubmitCommand>
{
    public override WritePhase Phase => WritePhase.Submit;

    protected override async Task ExecuteAsync(
        SubmitCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        await FindEarlierAsync(commands, batch, cancellationToken);
        foreach (var command in commands.Where(command => command.Earlier is not null))
        {
            command.Outcome = ToRepeat(command.Submission, command.Earlier!);
        }

        var fresh = await limits.FilterAsync(
            [.. commands.Where(command => command.Earlier is null)], batch, cancellationToken);
        if (fresh.Length > 0)
        {
            var ids = await RequirementIds.ResolveAsync(fresh, requirements, batch, cancellationToken);
            var nextId = await TakeIdsAsync(
                fresh.Sum(command => command.Submission.Jobs.Length), batch, cancellationToken);
            Store(fresh, nextId, ids, batch);
        }
    }

    private static async Task FindEarlierAsync(
        SubmitCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var keyed = commands.Where(command => command.Submission.IdempotencyKey is not null).ToArray();
        if (keyed.Length == 0)
        {
            return;
        }

        batch.Session.Add(
            "submissions_find",
            new Rows<SubmitCommand>(keyed)
                .Text("submitter", command => command.Submitter)
                .Text("idempotency_key", command => command.Submission.IdempotencyKey),
            row => keyed[row.GetInt32(
                0)].Earlier = new EarlierSubmission(row.FindText(1), row.GetInt64(2), row.GetInt32(3)));
        await batch.Session.SendAsync(cancellationToken);
    }

    private static SubmitOutcome ToRepeat(Submission submission, EarlierSubmission earlier) =>
        string.Equals(earlier.BodyHash, submission.BodyHash, StringComparison.Ordinal)
            ? new SubmitOutcome { JobIds = [.. Range(earlier.FirstJobId, earlier.JobCount)], IsRepeat = true }
            : new SubmitOutcome { JobIds = [], KeyConflict = true };

    /// <summary>Takes `count` ids of which the first is returned.</summary>
    private static async Task<long> TakeIdsAsync(int count, Batch batch, CancellationToken cancellationToken)
    {
        var last = 0L;
        batch.Session.Add("sequences_take", RowSet.One().With("count", count), row => last = row.GetInt64(0));
        await batch.Session.SendAsync(cancellationToken);
        return last - count + 1;
    }

    private static void Store(SubmitCommand[] commands, long nextId, RequirementIds ids, Batch batch)
    {
        var jobs = new List<(long Id, NewJob Job)>();
        var keyed = new List<(SubmitCommand Command, long FirstId)>();
        foreach (var command in commands)
        {
            var firstId = nextId;
            foreach (var job in command.Submission.Jobs)
            {
                jobs.Add((nextId, job));
                CountWaiting(job, ids, batch.Effects);
                batch.Effects.JobChanged(nextId, from: null, JobState.Queued);
                AppendEvents(nextId, job, batch.Effects);
                nextId++;
            }

            command.Outcome = new SubmitOutcome
            {
                JobIds = [.. Range(firstId, command.Submission.Jobs.Length)],
                SubmittedAt = batch.Now,
            };
            if (command.Submission.Audit is { } audit)
            {
                var last = firstId + command.Submission.Jobs.Length - 1;
                batch.Effects.Audit(audit with { Target = firstId == last ? $"{firstId}" : $"{firstId}-{last}" });
            }

            if (command.Submission.IdempotencyKey is not null)
            {
                keyed.Add((command, firstId));
            }
        }

        JobTable.AddInserts(batch.Session, jobs, ids);
        batch.Session.Add("submissions_insert", new Rows<(SubmitCommand Command, long FirstId)>(keyed)
            .Text("submitter", row => row.Command.Submitter)
            .Text("idempotency_key", row => row.Command.Submission.IdempotencyKey)
            .Text("body_hash", row => row.Command.Submission.BodyHash).Bigint("first_job_id", row => row.FirstId)
            .Bigint("job_count", row => row.Command.Submission.Jobs.Length));
    }

    /// <summary>Both jobs of a repetition name the other.</summary>
    private static void AppendEvents(long id, NewJob job, BatchEffects effects)
    {
        effects.Append(new JobEvent
        {
            JobId = id,
            Kind = SubmittedEvent.Kind,
            Data = SubmittedEvent.Write(job),
        });
        if (job.RetryOf is { } earlier)
        {
            effects.Append(new JobEvent { JobId = earlier, Kind = "retried", Data = $$"""{"job_id":{{id}}}""" });
        }
    }

    /// <summary>The parts of a cluster job wait in no queue; its first stands for all.</summary>
    private static void CountWaiting(NewJob job, RequirementIds ids, BatchEffects effects)
    {
        if (JobTable.IsReady(job))
        {
            effects.JobQueued(ids.LaneOf(job));
        }
        else if (job.ClusterPart?.Index == 0 && job.Waits.Waits.IsEmpty)
        {
            effects.ClusterWaits();
        }
    }

    private static IEnumerable<long> Range(long first, int count) => Enumerable.Range(0, count)
        .Select(index => first + index);
}
