using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Boxyard.Jobs;
using Boxyard.Storage.Clusters;
using Boxyard.Storage.Testboxes;

namespace Boxyard.Storage.Jobs;

/// <summary>
/// Saves the changes of a batch whose attempts still have the version that was read, with all that follows from them.
/// </summary>
internal sealed class SaveAttemptExecutor : CommandExecutor<SaveAttemptCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        SaveAttemptCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        await LockAsync(commands, batch, cancellationToken);
        var current = commands.Where(command => command.Stored?.Version == command.Change.Next.Version).ToArray();
        var saved = new List<SaveAttemptCommand>(current.Length);
        foreach (var command in commands)
        {
            command.Outcome = SaveOutcome.Conflict;
        }

        batch.Session.Add(
            "attempts_save",
            AttemptTable.ToSave([.. current.Select(command => command.Change.Next)]),
            row => saved.Add(current[row.GetInt32(0)]));
        await batch.Session.SendAsync(cancellationToken);
        var clusters = await ClusterEnds.SettleAsync(
            [.. saved.Where(command => command.Stored!.ClusterId is not null && Ends(command) && IsNewest(command))],
            batch,
            cancellationToken);
        foreach (var command in saved)
        {
            command.Outcome = SaveOutcome.Saved;
            Count(command, batch.Effects);
        }

        AddFollowUps(saved, batch);
        await clusters.WriteAsync(batch, cancellationToken);
        await PutValuesAsync(saved, batch, cancellationToken);
    }

    private static async Task LockAsync(SaveAttemptCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        batch.Session.Add(
            "attempts_lock",
            new Rows<SaveAttemptCommand>(commands)
                .Bigint("job_id", command => command.Change.Next.JobId)
                .Bigint("number", command => command.Change.Next.Number),
            row => commands[row.GetInt32(0)].Stored = new StoredAttempt(
                row.GetEnum<JobState>(1),
                row.GetInt32(2),
                row.GetEnum<JobState>(3),
                row.GetInt32(4),
                new LaneKey(row.GetText(5), row.GetInt32(6), row.GetText(7), row.GetInt64(9)),
                row.FindInt64(8)));
        await batch.Session.SendAsync(cancellationToken);
    }

    private static void Count(SaveAttemptCommand command, BatchEffects effects)
    {
        var (change, stored) = (command.Change, command.Stored!);
        if (Ends(command))
        {
            effects.AttemptEnded(stored.Lane, change.Next.State);
        }

        if (IsNewest(command))
        {
            effects.JobChanged(change.Next.JobId, stored.JobState, command.Job);
        }

        if (Requeues(command) && !command.IsOfCluster && change.RetryDelay <= TimeSpan.Zero)
        {
            effects.JobQueued(stored.Lane);
        }

        foreach (var jobEvent in change.Events)
        {
            // A part of a cluster job that cannot be repeated was not retried, whatever its own rules said.
            var isRetry = jobEvent.Kind == AttemptChange.RetriedKind;
            if (isRetry && command.Job == change.Job)
            {
                effects.Append(command.RetryDelay == change.RetryDelay
                    ? jobEvent
                    : jobEvent with { Data = With(jobEvent.Data, "delay_seconds", SecondsOf(command.RetryDelay)) });
            }
            else if (!isRetry)
            {
                effects.Append(command.Job == change.Job
                    ? jobEvent
                    : jobEvent with { Data = With(jobEvent.Data, "job", EnumText.Of(command.Job)) });
            }
        }
    }

    private static string SecondsOf(TimeSpan delay) => delay.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);

    /// <summary>What an event says of its job, as the cluster job decides it.</summary>
    private static string? With(string? data, string name, string value)
    {
        if (data is null || JsonNode.Parse(data) is not JsonObject told || !told.ContainsKey(name))
        {
            return data;
        }

        told[name] = value;
        return told.ToJsonString();
    }

    private static void AddFollowUps(List<SaveAttemptCommand> saved, Batch batch)
    {
        var newest = saved.Where(IsNewest).ToArray();
        batch.Session.Add("jobs_save", ToJobs(newest, batch.NowMicros));
        var ended = saved.Where(Ends).Select(command => command.Change.Next).ToArray();
        TestboxHealthTable.Note(batch.Session, ended);
        batch.Session.Add(
            "extract_queue_add",
            new Rows<AttemptRecord>(ended)
                .Bigint("job_id", attempt => attempt.JobId).Bigint("attempt", attempt => attempt.Number)
                .Bigint("started_at", attempt => Micros.From(attempt.StartedAt)),
            _ => batch.Effects.ResultsWait());
        var again = saved
            .Where(command => Requeues(command) && !command.IsOfCluster)
            .ToLookup(command => command.Change.RetryDelay <= TimeSpan.Zero);
        JobTable.AddToQueues(
            batch.Session, [.. again[true].Select(command => (command.Change.Next.JobId, command.Stored!.Lane))]);
        batch.Session.Add("retries_insert", new Rows<AttemptChange>([.. again[false].Select(command => command.Change)])
            .Bigint("job_id", change => change.Next.JobId)
            .Bigint("due_at", change => batch.NowMicros + Micros.From(change.RetryDelay)));
    }

    /// <summary>
    /// A batch has one command of an attempt, so what comes back tells what of it was kept: the first names, in both
    /// dialects.
    /// </summary>
    private static async Task PutValuesAsync(
        List<SaveAttemptCommand> saved, Batch batch, CancellationToken cancellationToken)
    {
        var values = saved
            .SelectMany(command => command.Change.Values
                .OrderBy(value => value.Key, StringComparer.Ordinal)
                .Select(value => (command.Change.Next, value.Key, value.Value)))
            .ToArray();
        if (values.Length == 0)
        {
            return;
        }

        var kept = new HashSet<(long JobId, int Attempt, string Name)>();
        batch.Session.Add(
            "attempt_values_put",
            new Rows<(AttemptRecord Attempt, string Name, string Value)>(values)
                .Bigint("job_id", row => row.Attempt.JobId).Bigint("attempt", row => row.Attempt.Number)
                .Text("name", row => row.Name).Text("value", row => row.Value)
                .With("max_names", ReportedValues.MaxNames),
            row => kept.Add((row.GetInt64(0), row.GetInt32(1), row.GetText(2))));
        await batch.Session.SendAsync(cancellationToken);
        if (kept.Count == values.Length)
        {
            return;
        }

        var dropped = values.Where(value => !kept.Contains((value.Next.JobId, value.Next.Number, value.Key)));
        foreach (var attempt in dropped.GroupBy(value => value.Next, value => value.Key))
        {
            var data = ReportedValues.DroppedData(
                attempt.Order(StringComparer.Ordinal),
                $"The attempt has {ReportedValues.MaxNames} other names.");
            batch.Effects.Append(new JobEvent
            {
                JobId = attempt.Key.JobId,
                Attempt = attempt.Key.Number,
                Testbox = attempt.Key.Testbox,
                Kind = ReportedValues.DroppedKind,
                Data = JsonSerializer.Serialize(data),
            });
        }
    }

    private static Rows<SaveAttemptCommand> ToJobs(SaveAttemptCommand[] commands, long now) =>
        new Rows<SaveAttemptCommand>(commands)
        .Bigint("job_id", command => command.Change.Next.JobId).Bigint("number", command => command.Change.Next.Number)
        .Text("state", command => EnumText.Of(command.Job))
        .Text("outcome", command => IsFinal(command.Job) ? EnumText.Of(command.Job) : null)
        .Bigint("finished_at", command => IsFinal(command.Job) ? Micros.From(command.Change.Next.EndedAt) ?? now : null)
        .Text("health", command => command.Change.Next.Health)
        .Bigint("infra_retry", command => Requeues(command) && command.Change.Next.State == JobState.Lost ? 1 : 0)
        .Bigint("retry", command => Requeues(command) && command.Change.Next.State != JobState.Lost ? 1 : 0);

    private static bool IsNewest(SaveAttemptCommand command) =>
        command.Change.Next.Number == command.Stored!.AttemptCount;

    private static bool Ends(SaveAttemptCommand command) =>
        AttemptTable.IsLive(command.Stored!.State) && !AttemptTable.IsLive(command.Change.Next.State);

    private static bool Requeues(SaveAttemptCommand command) => command.Job == JobState.Queued && Ends(command);

    private static bool IsFinal(JobState state) => state != JobState.Queued && !AttemptTable.IsLive(state);
}
