using System.Text.RegularExpressions;

namespace Boxyard.Tests.Guest;

/// <summary>One job in a box that is only a folder: for the guest a container, whose machine it leaves alone.</summary>
internal sealed partial class GuestRun(StandInScheduler scheduler) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("boxyard-guest-");

    /// <summary>Further lines of job.yaml.</summary>
    public string Yaml { get; init; } = "";

    public string? Script { get; init; }

    /// <summary>Lines of secrets.sh.</summary>
    public string? Secrets { get; init; }

    /// <summary>Shell functions of job.sh beside export_top_env.</summary>
    public string Functions { get; init; } = "";

    public async Task<ShellOutcome> RunAsync()
    {
        var scheduled = _folder.CreateSubdirectory("scheduled").FullName;
        Write("job.yaml", $"""
            suite: 'it''s a test'
            id: 7.2
            testbox: vm-1
            os_mount: container
            LKP_SERVER: 127.0.0.1
            LKP_CGI_PORT: {scheduler.Port}
            {Yaml}

            """);
        Write("secrets.yaml", $"attempt_token: {StandInScheduler.Token}\n");
        Write("job.sh", $"#!/bin/sh\nexport_top_env()\n{{\n\texport suite=\"it's a test\"\n}}\n{Functions}\n\"$@\"\n");
        if (Secrets is not null)
        {
            Write("secrets.sh", Secrets);
        }

        if (Script is not null)
        {
            Write("script", Script);
        }

        return await GuestShell.RunAsync(
            new Dictionary<string, string>
            {
                ["BOXYARD_SCHEDULED"] = scheduled,
                ["BOXYARD_WORK"] = Path.Combine(_folder.FullName, "work"),
                ["BOXYARD_RESULT"] = Path.Combine(_folder.FullName, "result"),
                ["BOXYARD_CGROUP"] = Path.Combine(_folder.FullName, "no-cgroup"),
                ["BOXYARD_POLL_SECONDS"] = "0.1",
                ["BOXYARD_HEARTBEAT_SECONDS"] = "0.2",
                ["BOXYARD_RETRY_CAP_SECONDS"] = "1",
                ["BOXYARD_STOP_GRACE_TENTHS"] = "3",
            },
            Path.Combine(GuestShell.Folder, "lkp/bin/lkp-bootstrap"));

        void Write(string name, string text) => File.WriteAllText(Path.Combine(scheduled, name), text);
    }

    /// <summary>What the scheduler was told, each report once; values that differ from run to run are *.</summary>
    public static IReadOnlyList<string> Steps(StandInScheduler scheduler) =>
        [.. scheduler.Reports.Select(report => Varying().Replace(report, "${name}=*")).Distinct()];

    public void Dispose() => _folder.Delete(recursive: true);

    [GeneratedRegex(
        "(?<name>mac|ip|start_time|end_time|loadavg)=[^&]*",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Varying();
}
