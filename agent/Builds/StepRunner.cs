using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Boxyard.Agent.Builds;

/// <summary>
/// Runs the steps of a build one after another. What they print goes where this process prints: into the console of
/// the box, which becomes the job's log as it grows.
/// </summary>
internal sealed partial class StepRunner(TimeProvider clock, TextWriter log)
{
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
    public async Task<string?> TryReadAsync(string title, BuildStep step, CancellationToken cancellationToken)
    {
        using var process = Start(step, isRead: true);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var complaints = process.StandardError.ReadToEndAsync(cancellationToken);
        await WaitAsync(title, process, step, cancellationToken);
        await complaints;
        return process.ExitCode == 0 ? (await output).Trim() : null;
    }

    public void Announce(string title, BuildStep step)
    {
        Say($"== {title}");
        Say($"+ {Path.GetFileName(step.Program)} {WithoutPasswords(string.Join(' ', step.Arguments.Select(Show)))}");
    }

    /// <summary>An address may have a name and a password in it.</summary>
    public static string WithoutPasswords(string text) => UserInfo().Replace(text, "://***@");

    private static string Show(string argument) =>
        argument.Length > 0 && PlainArgument().IsMatch(argument) ? argument : $"'{argument}'";

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

    [GeneratedRegex("://[^/@\\s']*@", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UserInfo();

    [GeneratedRegex("^[A-Za-z0-9_./:=@%+,-]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainArgument();
}
