using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Boxyard.Agent.Builds;

/// <summary>
/// Runs the steps of a build one after another. What they print goes where this process prints: into the console of
/// the box, which becomes the job's log as it grows.
/// </summary>
internal sealed partial class StepRunner(TimeProvider clock, TextWriter log)
{
    /// <summary>What is read of a program are paths and settings.</summary>
    private const int MaxReadLength = 4 << 20;

    public TimeProvider Clock => clock;

    /// <summary>Says what comes, in the log.</summary>
    public void Say(string line) => log.WriteLine(line);

    /// <summary>Returns when the program has ended well.</summary>
    /// <exception cref="BuildFailure">It has not, or took too long.</exception>
    public async Task RunAsync(string title, BuildStep step, CancellationToken cancellationToken)
    {
        Announce(title, step);
        var code = await EndAsync(title, step, cancellationToken);
        if (code != 0)
        {
            throw new BuildFailure($"{title}: {Path.GetFileName(step.Program)} ended with exit code {code}.");
        }
    }

    /// <summary>How the program ended, whatever that is.</summary>
    public async Task<int> EndAsync(string title, BuildStep step, CancellationToken cancellationToken)
    {
        using var process = Start(step, isRead: false);
        await WaitAsync(title, process, step, cancellationToken);
        return process.ExitCode;
    }

    /// <summary>What the program printed; null when it did not end well. Nothing of it goes to the log.</summary>
    /// <exception cref="BuildFailure">It printed more than anybody reads, or took too long.</exception>
    public async Task<string?> TryReadAsync(string title, BuildStep step, CancellationToken cancellationToken)
    {
        using var process = Start(step, isRead: true);
        var output = ReadAsync(process.StandardOutput, MaxReadLength + 1, cancellationToken);
        var complaints = ReadAsync(process.StandardError, 0, cancellationToken);
        await WaitAsync(title, process, step, cancellationToken);
        await complaints;
        var text = await output;
        return process.ExitCode != 0 ? null
            : text.Length <= MaxReadLength ? text.Trim()
            : throw new BuildFailure(
                $"{title}: {Path.GetFileName(step.Program)} printed more than {MaxReadLength} characters.");
    }

    public void Announce(string title, BuildStep step)
    {
        Say($"== {title}");
        Say($"+ {Path.GetFileName(step.Program)} {string.Join(' ', step.Arguments.Select(Show))}");
    }

    /// <summary>An address may have a name and a password in it, up to its last `@`.</summary>
    public static string WithoutPasswords(string text) => UserInfo().Replace(text, "://***@");

    private static string Show(string argument)
    {
        var shown = WithoutPasswords(argument);
        return shown.Length > 0 && PlainArgument().IsMatch(shown) ? shown : $"'{shown}'";
    }

    /// <summary>Reads on to the end, so that no program waits for a reader; what is too much is dropped.</summary>
    private static async Task<string> ReadAsync(
        StreamReader reader, int maxLength, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new char[16 * 1024];
        int count;
        while ((count = await reader.ReadAsync(buffer, cancellationToken)) > 0)
        {
            text.Append(buffer, 0, Math.Min(count, maxLength - text.Length));
        }

        return text.ToString();
    }

    private static Process Start(BuildStep step, bool isRead)
    {
        var start = new ProcessStartInfo(step.Program, step.Arguments)
        {
            RedirectStandardOutput = isRead,
            RedirectStandardError = isRead,
        };
        foreach (var (name, value) in step.Variables)
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception failure)
        {
            throw new BuildFailure($"{step.Program} could not be started: {failure.Message}", failure);
        }
    }

    private async Task WaitAsync(string title, Process process, BuildStep step, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(step.Timeout ?? Timeout.InfiniteTimeSpan, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await process.WaitForExitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new BuildFailure($"{title}: it took longer than {step.Timeout} and was ended.");
        }
    }

    [GeneratedRegex("://[^/]*@", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UserInfo();

    [GeneratedRegex("^[A-Za-z0-9_./:=@%+,-]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainArgument();
}
