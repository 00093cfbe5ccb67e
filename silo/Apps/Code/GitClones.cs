namespace Boxyard.Apps.Code;

/// <summary>
/// Fetches the code of an app for a moment, and reads what it says of the version and what shows the app. Bounded in
/// time, size and number; its folder is gone when it answers.
/// </summary>
internal sealed partial class GitClones(
    GitSources sources,
    GitPlaces places,
    GitFolders folders,
    GitWatch watch,
    GitRunner runner,
    GitReader reader,
    ILogger<GitClones> logger)
{
    private const int MaxOutputBytes = 1_024;
    private const string DiskFull = "No space left on device";

    private static readonly TimeSpan BusyTime = TimeSpan.FromSeconds(30);

    /// <summary>The code for a user, who disposes it.</summary>
    public async Task<GitCheckoutOutcome> FetchAsync(
        AppSource source, string user, CancellationToken cancellationToken)
    {
        var (address, mistake) = sources.Parse(source.Url);
        if (address is null)
        {
            return GitCheckoutOutcome.Refused(mistake!);
        }

        using var late = sources.NewLimit();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            if (!await places.TakeAsync(user, either.Token))
            {
                return GitCheckoutOutcome.Busy("Too many submits wait for their code; try again later", BusyTime);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return sources.TooLate();
        }

        try
        {
            return await FetchAsync(address, source, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return sources.TooLate();
        }
        finally
        {
            places.Leave(user);
        }
    }

    private async Task<GitCheckoutOutcome> FetchAsync(
        GitAddress address, AppSource source, CancellationToken cancellationToken)
    {
        var (command, refusal) = await sources.FindAsync(address, cancellationToken);
        if (command is null)
        {
            return refusal!;
        }

        var folder = folders.Create();
        try
        {
            var code = Path.Join(folder, "code");
            var environment = command.Environment(folder);
            var calls = command.Clone(source, code).Select(arguments => new GitCall(arguments, environment, folder));
            return await CloneAsync([.. calls], address, source.Reference, cancellationToken)
                ?? await reader.ReadAsync(new GitCall([], environment, code), cancellationToken);
        }
        finally
        {
            // Before the place is given back: the disk holds no more clones than may run.
            folders.Remove(folder);
        }
    }

    /// <summary>Null when the code is there.</summary>
    private async Task<GitCheckoutOutcome?> CloneAsync(
        IReadOnlyList<GitCall> calls, GitAddress address, string reference, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var folder = calls[0].Folder;
        var watching = watch.WatchAsync(folder, ended, over.Token);
        try
        {
            foreach (var call in calls)
            {
                var run = await runner.RunAsync(call, MaxOutputBytes, ended.Token);
                if (run.ExitCode != 0)
                {
                    return Failed(run, address, reference);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return await watching;
        }
        finally
        {
            await over.CancelAsync();
            await watching;
        }

        return watch.IsTooLarge(folder) ? watch.TooLarge() : null;
    }

    /// <summary>Whose fault it is, git does not say, but for one: so the operator gets to know of all.</summary>
    private GitCheckoutOutcome Failed(GitRun<ReadOnlyMemory<byte>> run, GitAddress address, string reference)
    {
        if (run.Error.Contains(DiskFull, StringComparison.Ordinal))
        {
            throw new IOException($"The disk of the data folder is full: code could not be cloned ({run.LastLine}).");
        }

        LogFailed(logger, address.Host, run.ExitCode, run.LastLine);
        return GitCheckoutOutcome.Refused(
            $"Command '{GitCommand.Describe(address, reference)}' returned non-zero exit status "
            + $"{run.ExitCode}. {run.LastLine}".TrimEnd());
    }

    [LoggerMessage(LogLevel.Information, "A clone from '{Host}' ended with {ExitCode}: {Line}")]
    private static partial void LogFailed(ILogger logger, string host, int exitCode, string line);
}
