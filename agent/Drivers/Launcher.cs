using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Boxyard.Agent.Boxes;

namespace Boxyard.Agent.Drivers;

/// <summary>
/// Starts processes that live on without the agent: in a session of their own, with nothing of its terminal.
/// </summary>
internal sealed class Launcher(TimeProvider clock)
{
    private const string SearchPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private const int MaxLooks = 1500;
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>The shell script that every box begins with, in whatever the box is.</summary>
    public static string Script { get; } = ReadScript();

    /// <summary>
    /// Starts a command once, and returns when its claim is made. Of the agent's environment it gets nothing, the
    /// agent's token least of all.
    /// </summary>
    public async Task StartAsync(
        RunRecord run,
        IReadOnlyDictionary<string, string> variables,
        IReadOnlyList<string> command,
        CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("setsid", ["/bin/sh", "-c", Script, "launch", .. command])
        {
            WorkingDirectory = run.Folder,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = SearchPath;
        start.Environment["HOME"] = run.Folder;
        start.Environment[ProcessTree.MarkName] = run.OutFolder;
        start.Environment["BOXYARD_CONSOLE"] = run.ConsolePath;
        start.Environment["BOXYARD_BOX_CGROUP"] = run.Cgroup ?? "";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        try
        {
            Process.Start(start)!.Dispose();
        }
        catch (Win32Exception failure)
        {
            throw new BoxStartException("load_disk_fail", $"setsid could not be started: {failure.Message}");
        }

        for (var look = 0; ReadNumber(run.ClaimPath) is null; look++)
        {
            if (look == MaxLooks)
            {
                throw new BoxStartException("load_disk_fail", $"{command[0]} was not started: setsid gave no sign.");
            }

            await Task.Delay(LookInterval, clock, cancellationToken);
        }
    }

    /// <summary>The first process of what was started; null when it is over or never came to its claim.</summary>
    public HostProcess? Find(RunRecord run)
    {
        // Right after the start the claim is not there yet, or has no number in it.
        var id = ReadNumber(run.ClaimPath);
        return id is null || !TreeOf(run).Find().Contains(id.Value) ? null : HostProcess.Find(id.Value);
    }

    /// <summary>How the command ended; of one that still runs, or was killed, that is not known.</summary>
    public static BoxExit FindExit(RunRecord run) => new(ReadNumber(run.ExitPath));

    /// <summary>Kills what is left.</summary>
    public Task StopAsync(RunRecord run, CancellationToken cancellationToken) =>
        TreeOf(run).KillAsync(cancellationToken);

    private ProcessTree TreeOf(RunRecord run) => new(run.OutFolder, run.Cgroup, clock);

    private static int? ReadNumber(string path) =>
        File.Exists(path)
        && int.TryParse(File.ReadAllText(path).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static string ReadScript()
    {
        using var stream = typeof(Launcher).Assembly.GetManifestResourceStream("Boxyard.Agent.launch.sh")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
