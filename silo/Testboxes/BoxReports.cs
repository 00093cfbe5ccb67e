using System.Globalization;
using System.Net;
using System.Text.Json;
using Boxyard.Jobs;

namespace Boxyard.Testboxes;

/// <summary>Hands what a box says to the job's grain and keeps what it says of itself.</summary>
internal sealed class BoxReports(IGrainFactory grains, IJobStore jobs, ITestboxStore boxes)
{
    /// <summary>
    /// Of the query, what has a place of its own; `job_file` is a name on the box's disk that says nothing to us.
    /// </summary>
    private static readonly string[] NotValues = ["job_id", "job_state", "job_file"];

    /// <summary>
    /// An id that is none, or of a job that is none, is kept as an event of nobody, for whoever looks for a lost
    /// report.
    /// </summary>
    public async Task ReportAttemptAsync(BoxCall call, bool isPostRun, CancellationToken cancellationToken)
    {
        if (ShownId.TryParse(call.Find("job_id"), out var id))
        {
            var report = new AttemptReport
            {
                Attempt = id.Attempt,
                // What the last call says of the health is the last word (`cci return`).
                JobState = (isPostRun ? call.Find("job_health") : null) ?? call.Find("job_state"),
                IsPostRun = isPostRun,
                Values = call.Values.RemoveRange(NotValues),
            };
            var job = grains.GetGrain<IJobGrain>(id.JobId);
            if (await job.ReportAsync(report, cancellationToken) != ReportOutcome.NotFound)
            {
                return;
            }
        }

        await jobs.AppendAsync([new JobEvent { Kind = "unknown_report", Data = ToJson(call) }], cancellationToken);
    }

    public async Task ReportBoxAsync(BoxCall call, string eventKind, CancellationToken cancellationToken)
    {
        var mac = MacAddress.Normalize(call.Find("mac"));
        var name = call.Find("tbox_name") ?? await FindNameAsync(mac, cancellationToken);
        if (name is null || SafeName.FindProblem(name) is not null)
        {
            await jobs.AppendAsync(
                [new JobEvent { Kind = $"unknown_{eventKind}", Data = ToJson(call) }], cancellationToken);
            return;
        }

        var isOurs = ShownId.TryParse(call.Find("job_id"), out var id);
        await boxes.ReportAsync(
            new TestboxReport
            {
                Name = name,
                WtmpState = call.Find("tbox_state"),
                Mac = mac,
                Ip = IPAddress.TryParse(call.Find("ip"), out var ip) ? ip.ToString() : null,
                SshPort = ParsePort(call.Find("ssh_port")),
                JobId = isOurs ? id.JobId : null,
                Attempt = isOurs ? id.Attempt : null,
                EventKind = eventKind,
                Data = ToJson(call),
            },
            cancellationToken);
    }

    private async Task<string?> FindNameAsync(string? mac, CancellationToken cancellationToken) =>
        mac is null ? null : (await boxes.FindByMacAsync(mac, cancellationToken))?.Name;

    private static int? ParsePort(string? text) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0 ? port : null;

    private static string ToJson(BoxCall call) => JsonSerializer.Serialize(call.Values);
}
