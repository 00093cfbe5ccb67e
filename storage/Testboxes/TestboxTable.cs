using System.Text.Json;
using Boxyard.Jobs;
using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary>The rows of `testboxes`.</summary>
internal static class TestboxTable
{
    /// <summary>Of the columns arch, tags and memory.</summary>
    public static BoxHardware MapHardware(string? arch, string? tags, long? memory) => new()
    {
        Arch = arch,
        Tags = tags is null ? [] : [.. JsonSerializer.Deserialize<string[]>(tags)!],
        Memory = memory,
    };

    /// <summary>
    /// Keeps what boxes said and the events of it. The MAC that a box names stays in the event: whose machine it is,
    /// and so what it boots, is only for a registration to say.
    /// </summary>
    public static void Report(Batch batch, IReadOnlyList<TestboxReport> reports)
    {
        batch.Session.Add("testboxes_report", new Rows<TestboxReport>(reports)
            .Text("name", report => report.Name).Text("arch", report => report.Arch)
            .Text("wtmp_state", report => report.WtmpState).Text("ip", report => report.Ip)
            .Bigint("ssh_port", report => report.SshPort));
        foreach (var report in reports)
        {
            batch.Effects.Append(new JobEvent
            {
                JobId = report.JobId,
                Attempt = report.Attempt,
                Testbox = report.Name,
                Kind = report.EventKind,
                Data = report.Data,
            });
        }
    }
}
