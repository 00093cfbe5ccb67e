using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Boxyard.Testboxes;
using Microsoft.Extensions.Options;

namespace Boxyard.Power;

/// <summary>
/// Calls a program without a shell, within a time limit, and keeps the beginning of what it writes. A program may leave
/// others running behind it, so its end counts and not that of its output.
/// </summary>
internal sealed class PowerRunner(IOptions<PowerOptions> options, TimeProvider clock)
{
    private const int MaxOutputLength = 4_000;
    private static readonly TimeSpan OutputGrace = TimeSpan.FromMilliseconds(500);

    public async Task<PowerRun> RunAsync(
        string program, PowerAction action, string testbox, CancellationToken cancellationToken)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, [Word(action), testbox])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Path.GetDirectoryName(program),
            },
        };
        try
        {
            process.Start();
        }
        catch (Exception failure) when (failure is Win32Exception or IOException)
        {
            return new PowerRun("", $"{program} could not be started: {failure.Message}");
        }

        process.StandardInput.Close();
        var output = new StringBuilder();
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var read = Task.WhenAll(
            ReadAsync(process.StandardOutput, output, reading.Token),
            ReadAsync(process.StandardError, output, reading.Token));
        var problem = await WaitAsync(process, cancellationToken);
        using var grace = new CancellationTokenSource(OutputGrace, clock);
        await using var ending = grace.Token.Register(reading.Cancel);
        await read;
        lock (output)
        {
            return new PowerRun(output.ToString().Replace('\0', '\uFFFD'), problem);
        }
    }

    public static string Word(PowerAction action) => action switch
    {
        PowerAction.On => "on",
        PowerAction.Off => "off",
        PowerAction.Cycle => "cycle",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not an action."),
    };

    private async Task<string?> WaitAsync(Process process, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(options.Value.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await process.WaitForExitAsync(either.Token);
            return process.ExitCode == 0 ? null : $"It ended with {process.ExitCode}.";
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return $"It ran longer than {options.Value.Timeout.TotalSeconds} s (Power:Timeout) and was killed.";
        }
    }

    /// <summary>
    /// Reads on to the end, so that the program never waits for a reader; what is too much is dropped.
    /// </summary>
    private static async Task ReadAsync(StreamReader stream, StringBuilder output, CancellationToken cancellationToken)
    {
        var buffer = new char[1024];
        try
        {
            int count;
            while ((count = await stream.ReadAsync(buffer.AsMemory(), cancellationToken)) > 0)
            {
                lock (output)
                {
                    output.Append(buffer, 0, Math.Min(count, MaxOutputLength - output.Length));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The program is over; what it left running may write on.
        }
    }
}
