using Boxyard.Jobs;
using Boxyard.Storage.Clusters;
using Boxyard.Storage.Dependencies;
using Boxyard.Storage.Queues;

namespace Boxyard.Storage.Jobs;

/// <summary>The rows of `jobs`.</summary>
internal static class JobTable
{
    /// <summary>Maps the columns in the order in which every jobs statement names them.</summary>
    public static JobRecord Map(Row row) => new()
    {
        Id = row.GetInt64(0),
        State = row.GetEnum<JobState>(1),
        Suite = row.GetText(2),
        Group = row.GetText(3),
        Testbox = row.GetText(4),
        Queue = row.GetText(5),
        Priority = row.GetInt32(6),
        Submitter = row.GetText(7),
        RunTimeout = row.GetSpan(8),
        InfraRetries = row.GetInt32(9),
        InfraRetriesUsed = row.GetInt32(10),
        Retries = row.GetInt32(11),
        RetriesUsed = row.GetInt32(12),
        AttemptCount = row.GetInt32(13),
        SubmittedAt = row.GetInstant(14),
        FinishedAt = row.FindInstant(15),
        ExtractedAt = row.FindInstant(16),
        Health = row.FindText(17),
    };

    /// <summary>Adds the statements that store new jobs, their specs and their places in the queues.</summary>
    public static void AddInserts(
        IWriteSession session, IReadOnlyList<(long Id, NewJob Job)> jobs, RequirementIds requirements)
    {
        session.Add("jobs_insert", new Rows<(long Id, NewJob Job)>(jobs)
            .Bigint("id", row => row.Id).Text("suite", row => row.Job.Suite).Text("box_group", row => row.Job.Group)
            .Text("testbox", row => row.Job.Testbox)
            .Text("queue", row => row.Job.Queue)
            .Bigint("priority", row => row.Job.Priority)
            .Text("submitter", row => row.Job.Submitter).Bigint("run_timeout", row => Micros.From(row.Job.RunTimeout))
            .Bigint("infra_retries", row => row.Job.InfraRetries).Bigint("retries", row => row.Job.Retries)
            .Bigint("requirement_id", row => requirements.Of(row.Job)));
        session.Add("job_specs_insert", new Rows<(long Id, NewJob Job)>(jobs)
            .Bigint("job_id", row => row.Id)
            .Text("spec", row => row.Job.Spec));
        session.Add(
            "job_secrets_insert",
            new Rows<(long Id, string Name, string Value)>(
                [.. jobs.SelectMany(row => row.Job.Secrets, (row, secret) => (row.Id, secret.Key, secret.Value))])
                .Bigint("job_id", row => row.Id).Text("name", row => row.Name).Text("value", row => row.Value));
        AddToQueues(
            session, [.. jobs.Where(row => IsReady(row.Job)).Select(row => (row.Id, requirements.LaneOf(row.Job)))]);
        WaitTable.AddInserts(session, [.. jobs.Where(row => !row.Job.Waits.Waits.IsEmpty)]);
        ClusterTable.AddParts(session, [.. jobs.Where(row => row.Job.ClusterPart is not null)]);
    }

    /// <summary>Whether a new job goes into its queue: it waits neither for other jobs nor for other boxes.</summary>
    public static bool IsReady(NewJob job) => job.Waits.Waits.IsEmpty && job.ClusterPart is null;

    public static void AddToQueues(IWriteSession session, IReadOnlyList<(long JobId, LaneKey Lane)> jobs)
    {
        var required = jobs.Where(job => job.Lane.RequirementId != 0).ToArray();
        var plain = required.Length == 0 ? jobs : [.. jobs.Where(job => job.Lane.RequirementId == 0)];
        session.Add("job_queue_insert", new Rows<(long JobId, LaneKey Lane)>(plain)
            .Bigint("job_id", row => row.JobId)
            .Text("queue", row => row.Lane.Queue)
            .Bigint("priority", row => row.Lane.Priority)
            .Text("submitter", row => row.Lane.Submitter));
        RequiredLanes.AddJobs(session, required);
    }

    /// <summary>
    /// Brings jobs that stood in no queue into theirs, with an event of this kind; the number of them. Those of cluster
    /// jobs get the event alone.
    /// </summary>
    public static async Task<int> QueueAgainAsync(
        IReadOnlyList<long> jobIds, string eventKind, Batch batch, CancellationToken cancellationToken)
    {
        var queued = new List<(long JobId, LaneKey Lane)>();
        var count = 0;
        batch.Session.Add(
            "jobs_find_lanes",
            new Rows<long>(jobIds).Bigint("job_id", jobId => jobId),
            row =>
            {
                var jobId = jobIds[row.GetInt32(0)];
                count++;
                batch.Effects.Append(new JobEvent { JobId = jobId, Kind = eventKind });
                if (row.GetInt64(4) == 0)
                {
                    queued.Add((jobId, new LaneKey(
                        row.GetText(1), row.GetInt32(2), row.GetText(3), row.GetInt64(5))));
                }
            });
        await batch.Session.SendAsync(cancellationToken);
        queued.ForEach(job => batch.Effects.JobQueued(job.Lane));
        AddToQueues(batch.Session, queued);
        return count;
    }
}
