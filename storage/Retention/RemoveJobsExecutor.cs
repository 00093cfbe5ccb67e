using System.Text.Json;
using Boxyard.Jobs;
using Boxyard.Retention;

namespace Boxyard.Storage.Retention;

/// <summary>
/// Removes jobs that may still go, and keeps which rows and files follow: those of which a job may have very many are
/// not removed here. A job at a time by its key, in few jobs a batch: as sets over many tables, PostgreSQL would read
/// whole tables for a handful of rows.
/// </summary>
internal sealed class RemoveJobsExecutor : CommandExecutor<RemoveJobsCommand>
{
    private static readonly string[] WholeStatements =
    [
        "job_specs_remove", "attempts_remove", "cluster_parts_remove", "cluster_nodes_remove", "power_actions_remove",
        "submissions_remove",
    ];

    /// <summary>Events that were on their way when their job was removed are there by then.</summary>
    private static readonly TimeSpan LateTime = TimeSpan.FromDays(1);

    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        RemoveJobsCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            var allowed = new List<JobRemoval>();
            foreach (var removal in command.Removals)
            {
                Check(removal, batch, () => allowed.Add(removal));
            }

            await batch.Session.SendAsync(cancellationToken);
            foreach (var removal in allowed)
            {
                Remove(removal, batch);
            }

            command.Outcome = allowed.Count;
        }

        await batch.Session.SendAsync(cancellationToken);
    }

    private static void Check(JobRemoval removal, Batch batch, Action allow)
    {
        var of = Of(removal);
        if (!removal.IsWhole)
        {
            batch.Session.Add("jobs_check_ended", of, _ => allow());
            return;
        }

        batch.Session.Add("jobs_remove", of, row =>
        {
            batch.Effects.JobRemoved(row.GetEnum<JobState>(0));
            allow();
        });
    }

    private static void Remove(JobRemoval removal, Batch batch)
    {
        foreach (var (attempt, root) in removal.Roots)
        {
            // The files' names are read from their rows, so these statements come before the rows go.
            var at = Of(removal).With("attempt", attempt).With("root", root);
            AddRestIf(removal.Artifacts, attempt, batch.Now, root);
            AddIf(removal.Logs, "file_removals_add_logs", at);
            AddIf(removal.IsWhole, "file_removals_add_folder", RowSet.One().With("root", root));
        }

        AddRestIf(removal.IsWhole, 0, batch.Now, "");
        AddRestIf(removal.IsWhole, 0, batch.Now + LateTime, "");
        AddIf(removal.Logs, "logs_remove", Of(removal));
        foreach (var statement in WholeStatements)
        {
            AddIf(removal.IsWhole, statement, Of(removal));
        }

        if (!removal.IsWhole)
        {
            batch.Effects.Append(new JobEvent
            {
                JobId = removal.JobId,
                Kind = "files_removed",
                Data = JsonSerializer.Serialize(new Dictionary<string, bool>
                {
                    ["logs"] = removal.Logs,
                    ["artifacts"] = removal.Artifacts,
                }),
            });
        }

        void AddRestIf(bool isWanted, int attempt, DateTimeOffset dueAt, string root) => AddIf(
            isWanted,
            "job_removals_add",
            Of(removal).With("attempt", attempt).With("due_at", Micros.From(dueAt)).With("root", root));

        void AddIf(bool isWanted, string sql, RowSet rows)
        {
            if (isWanted)
            {
                batch.Session.Add(sql, rows);
            }
        }
    }

    private static RowSet Of(JobRemoval removal) => RowSet.One().With("job_id", removal.JobId);
}
