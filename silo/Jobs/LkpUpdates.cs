using System.Collections.Immutable;
using System.Globalization;
using Boxyard.Testboxes;
using Microsoft.Extensions.Options;

namespace Boxyard.Jobs;

/// <summary>
/// Applies the old scheduler's job updates: one call may say several things, which happen in a fixed order. A word that
/// nobody knows is refused before anything of the call happens.
/// </summary>
internal sealed class LkpUpdates(
    IGrainFactory grains, IJobStore jobs, IOptions<DeadlineOptions> options, TimeProvider clock)
{
    private static readonly string[] WordKeys = ["job_state", "job_health", "job_stage", "job_data_readiness"];
    private static readonly string[] ValueKeys = ["job_step", "milestones", "ssh_port"];

    public async Task<(int Status, string Text)> ApplyAsync(
        string shownId, BoxCall call, CancellationToken cancellationToken)
    {
        if (!ShownId.TryParse(shownId, out var id) || await jobs.FindAsync(id.JobId, cancellationToken) is not { } job)
        {
            return (StatusCodes.Status404NotFound, "Error: Job not found");
        }

        if (Array.Find(WordKeys, key => call.Find(key) is { } word && LkpUpdateWord.Find(word) is null) is { } wrong)
        {
            return (StatusCodes.Status400BadRequest, $"Error: Unknown {wrong}={call.Find(wrong)}");
        }

        foreach (var report in ReportsOf(id, call))
        {
            var outcome = await grains.GetGrain<IJobGrain>(id.JobId).ReportAsync(report, cancellationToken);
            if (outcome != ReportOutcome.Accepted)
            {
                return (StatusCodes.Status423Locked, outcome == ReportOutcome.Stale
                    ? "Warning: Job closed, cannot update"
                    : "Warning: No box has the job, cannot update");
            }
        }

        return call.Find("renew_seconds") is { } time
            ? await RenewAsync(id, job, time, cancellationToken)
            : (StatusCodes.Status200OK, "");
    }

    /// <summary>In the order in which they are applied; what ends the attempt comes last.</summary>
    private static IEnumerable<AttemptReport> ReportsOf(ShownId id, BoxCall call)
    {
        var said = WordKeys
            .Where(key => call.Find(key) is not null)
            .Select(key => (Key: key, Word: LkpUpdateWord.Find(call.Find(key)!)!))
            .ToArray();
        var values = said.Select(item => item.Key).Concat(ValueKeys)
            .Where(key => call.Find(key) is not null)
            .ToImmutableDictionary(key => key, key => call.Find(key)!);
        var states = said.Select(item => item.Word.JobState).OfType<string>().ToArray();
        var first = states.FirstOrDefault();
        if (values.Count > 0)
        {
            yield return new AttemptReport { Attempt = id.Attempt, JobState = first, Values = values, IsTold = true };
        }

        foreach (var state in states.Skip(1))
        {
            yield return new AttemptReport { Attempt = id.Attempt, JobState = state };
        }

        if (said.Any(item => item.Word.Ends))
        {
            yield return new AttemptReport { Attempt = id.Attempt, IsPostRun = true };
        }
    }

    private async Task<(int Status, string Text)> RenewAsync(
        ShownId id, JobRecord job, string time, CancellationToken cancellationToken)
    {
        var max = options.Value.MaxRenewal;
        if (!int.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds < 1)
        {
            return (StatusCodes.Status400BadRequest, $"Error: renew_seconds={time} is no number of seconds");
        }

        var renewal = new DeadlineRenewal
        {
            Time = TimeSpan.FromSeconds(seconds),
            IsFromDeadline = true,
            MaxTime = max,
            Attempt = id.Attempt,
        };
        var outcome = await grains.GetGrain<IJobGrain>(id.JobId).RenewDeadlineAsync(renewal, cancellationToken);
        return outcome.Kind switch
        {
            RenewOutcomeKind.Renewed =>
                (StatusCodes.Status200OK, LkpWords.InstantOfV1(outcome.DeadlineAt!.Value, clock)),
            RenewOutcomeKind.TooFar => (StatusCodes.Status400BadRequest,
                $"Warning: The deadline can be at most {(long)max.TotalSeconds} seconds from now"),
            RenewOutcomeKind.NotFound => NotRunning(job.State),
            RenewOutcomeKind.NotRunning => NotRunning(outcome.State),
            _ => throw new InvalidOperationException($"{outcome.Kind} is no outcome of a renewal."),
        };

        static (int Status, string Text) NotRunning(JobState state) => (
            StatusCodes.Status400BadRequest,
            $"Warning: Only running jobs can renew, your job stage is: {LkpView.StageOf(state)}");
    }
}
