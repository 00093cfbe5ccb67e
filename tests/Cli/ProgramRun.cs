using System.Diagnostics;

namespace Boxyard.Tests.Cli;

/// <summary>One run of the program `boxyard` itself, in a process of its own, without a terminal.</summary>
internal static class ProgramRun
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    public static async Task<CommandLineRun> OfAsync(string input, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "boxyard.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["XDG_CONFIG_HOME"] = "/nonexistent" },
        })!;
        using var timeout = new CancellationTokenSource(Timeout);
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var error = process.StandardError.ReadToEndAsync(timeout.Token);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(timeout.Token);
        return new CommandLineRun(process.ExitCode, await output, await error);
    }
}
