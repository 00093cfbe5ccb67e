using System.Diagnostics;

namespace Boxyard.Tests.Guest;

/// <summary>Runs the guest's shell code under the busybox that goes into a box.</summary>
internal static class GuestShell
{
    private static readonly Lazy<Task<string>> Busybox = new(FindBusyboxAsync);

    public static string Folder { get; } = Path.Combine(FindRepository(), "guest");

    /// <summary>Runs `busybox sh` to its end; a run of more than a minute is killed.</summary>
    public static async Task<ShellOutcome> RunAsync(
        IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(await Busybox.Value, ["sh", .. arguments]);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return await RunAsync(start);
    }

    private static async Task<ShellOutcome> RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new ShellOutcome(await output, await error, process.ExitCode);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static async Task<string> FindBusyboxAsync()
    {
        const string script = "fail() { echo $* >&2; exit 1; }; . \"$0\"; fetch_busybox $(uname -m); echo $busybox";
        var found = await RunAsync(new ProcessStartInfo("/bin/sh", ["-ec", script, $"{Folder}/debian.sh"]));
        return found.ExitCode == 0
            ? found.Output.Trim()
            : throw new InvalidOperationException($"No busybox for the guest's tests: {found.Error}");
    }

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Orleans.sln")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("The tests do not run from inside the repository.");
        }

        return folder;
    }
}
