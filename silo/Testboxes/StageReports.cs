using System.Globalization;
using System.Text.Json;
using Boxyard.Jobs;
using Microsoft.Extensions.Options;

namespace Boxyard.Testboxes;

/// <summary>
/// Keeps the stage or step that a box says its job is in. Two stages are states of ours, the others are values and
/// events. A time that comes with a stage moves the attempt's deadline, only ever further away.
/// </summary>
internal sealed class StageReports(IGrainFactory grains, IJobStore jobs, IOptions<DeadlineOptions> options)
{
    private static readonly string[] NotValues = ["job_id", "job_file", "timeout"];

    /// <summary>False when there is no such attempt; the call is kept all the same.</summary>
    public async Task<bool> ReportAsync(BoxCall call, CancellationToken cancellationToken)
    {
        var stage = call.Find("job_stage");
        var outcome = ReportOutcome.NotFound;
        if (ShownId.TryParse(call.Find("job_id"), out var id))
        {
            var report = new AttemptReport
            {
                Attempt = id.Attempt,
                JobState = stage is "running" or "post_run" ? stage : null,
                Values = call.Values.RemoveRange(NotValues),
                IsTold = true,
            };
            outcome = await grains.GetGrain<IJobGrain>(id.JobId).ReportAsync(report, cancellationToken);
        }

        if (outcome == ReportOutcome.NotFound)
        {
            var data = JsonSerializer.Serialize(call.Values);
            await jobs.AppendAsync([new JobEvent { Kind = "unknown_report", Data = data }], cancellationToken);
        }
        else if (outcome == ReportOutcome.Accepted)
        {
            await ProlongAsync(id, call.Find("timeout"), cancellationToken);
        }

        return outcome != ReportOutcome.NotFound;
    }

    private async Task ProlongAsync(ShownId id, string? seconds, CancellationToken cancellationToken)
    {
        if (!int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var time) || time < 1)
        {
            return;
        }

        var max = options.Value.MaxRenewal;
        var renewal = new DeadlineRenewal
        {
            Time = TimeSpan.FromSeconds(time) < max ? TimeSpan.FromSeconds(time) : max,
            MaxTime = max,
            Attempt = id.Attempt,
            MayUpload = true,
        };
        await grains.GetGrain<IJobGrain>(id.JobId).RenewDeadlineAsync(renewal, cancellationToken);
    }
}
