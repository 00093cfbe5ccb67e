using System.ComponentModel;
using System.Diagnostics;

namespace Boxyard.Agent.Drivers;

/// <summary>Runs a program to its end, without a shell and within a time limit.</summary>
internal sealed class ProgramRunner(TimeProvider clock)
{
    public async Task<ProgramOutcome> RunAsync(
        string program, IReadOnlyList<string> arguments, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The engine and its containers have no use for the agent's settings, which may hold its token.
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception failure)
        {
            return new ProgramOutcome(-1, "", $"{program} could not be started: {failure.Message}");
        }

        process.StandardInput.Close();
        using var late = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(either.Token);
            var error = process.StandardError.ReadToEndAsync(either.Token);
            await process.WaitForExitAsync(either.Token);
            return new ProgramOutcome(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return new ProgramOutcome(-1, "", $"{program} {arguments[0]} took longer than {timeout} and was killed.");
        }
    }

    private static bool IsSetting(string name) => name.StartsWith("BOXYARD_", StringComparison.Ordinal);
}
