using System.Text.Json.Nodes;

namespace Boxyard.Jobs;

/// <summary>
/// A job as the old scheduler's documents show it: what was submitted, and where it stands in the old words. Without
/// what only its box or its submitter may know.
/// </summary>
internal sealed class LkpJobs(IJobStore jobs, TimeProvider clock)
{
    private static readonly string[] Hidden = ["my_email", "stats", "pkg_data"];

    /// <summary>Null when there is no such job or attempt.</summary>
    public async Task<JsonObject?> FindAsync(string shownId, CancellationToken cancellationToken)
    {
        if (!ShownId.TryParse(shownId, out var id)
            || await jobs.FindAsync(id.JobId, cancellationToken) is not { } job
            || (id.Attempt > 1 && id.Attempt > job.AttemptCount)
            || await jobs.FindSpecAsync(id.JobId, cancellationToken) is not { } spec)
        {
            return null;
        }

        var attempt = job.AttemptCount > 0
            ? await jobs.FindAttemptAsync(job.Id, job.AttemptCount, cancellationToken)
            : null;
        return Describe(job, attempt, PublicSpec.Parse(spec));
    }

    /// <summary>As one of many: without the times of its attempts.</summary>
    public JsonObject Describe(JobRecord job, string spec) => Describe(job, attempt: null, PublicSpec.Parse(spec));

    private JsonObject Describe(JobRecord job, AttemptRecord? attempt, JsonObject view)
    {
        foreach (var field in Hidden)
        {
            view.Remove(field);
        }

        var shownId = new ShownId(job.Id, Math.Max(job.AttemptCount, 1));
        view["result_root"] = ResultRoot.For(view, shownId);
        view["id"] = shownId.ToString();
        view["job_state"] = LkpWords.StateOf(job.State);
        var words = LkpView.Of(job);
        view["job_stage"] = words.Stage;
        view["job_health"] = words.Health;
        view["job_data_readiness"] = words.Readiness;
        view["testbox"] = attempt?.Testbox ?? job.Testbox;
        SetTime("submit_time", job.SubmittedAt);
        SetTime("boot_time", attempt?.OfferedAt);
        SetTime("running_time", attempt?.StartedAt);
        SetTime("post_run_time", attempt?.PostRunAt);
        SetTime("finish_time", job.FinishedAt);
        SetTime("deadline", attempt is { EndedAt: null } ? attempt.DeadlineAt : null);
        return view;

        void SetTime(string field, DateTimeOffset? at)
        {
            if (at is not null)
            {
                view[field] = LkpWords.InstantOf(at.Value, clock);
            }
        }
    }
}
