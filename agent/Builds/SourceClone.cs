namespace Boxyard.Agent.Builds;

/// <summary>
/// Fetches the code of a build and its submodules. A repository says itself where its submodules are, so each of these
/// addresses is looked at before git goes there.
/// </summary>
internal sealed class SourceClone(BuildOrder order, StepRunner steps)
{
    /// <summary>Of submodules in submodules.</summary>
    private const int MaxDepth = 10;

    private const string Title = "Checkout";

    private readonly long _startedAt = steps.Clock.GetTimestamp();

    /// <exception cref="BuildFailure">It cannot be had, is too late, or is where no code is taken from.</exception>
    public Task RunAsync(BuildSource source, string folder, CancellationToken cancellationToken) =>
        new CloneSize(folder, order.MaxCloneMiB, steps.Clock).WatchAsync(
            watched => FetchAsync(source, folder, watched), cancellationToken);

    private async Task FetchAsync(BuildSource source, string folder, CancellationToken cancellationToken)
    {
        var pin = order.AllowInsideAddresses ? null : await FindAsync(source.Url, cancellationToken);
        foreach (var step in GitSteps.Fetch(source, folder, order, pin))
        {
            await RunStepAsync(step, cancellationToken);
        }

        await CheckOutAsync(source, folder, pin, cancellationToken);
        if (pin is not null)
        {
            await UpdateSubmodulesAsync(folder, depth: 1, cancellationToken);
        }
        else if (File.Exists(Path.Join(folder, ".gitmodules")))
        {
            await RunStepAsync(GitSteps.UpdateSubmodules(folder, order), cancellationToken);
        }
    }

    /// <summary>Goes to the commit that is asked for, unless that is what the clone has brought.</summary>
    private async Task CheckOutAsync(
        BuildSource source, string folder, ClonePin? pin, CancellationToken cancellationToken)
    {
        if (source.Commit.Length == 0
            || await steps.TryReadAsync(Title, GitSteps.Commit(folder, order), cancellationToken) == source.Commit)
        {
            return;
        }

        steps.Say($"'{source.Ref}' has moved since the app was submitted; its commit {source.Commit} is fetched.");
        var fetch = GitSteps.FetchCommit(source.Commit, folder, order, pin) with { Timeout = Left() };
        steps.Announce(Title, fetch);
        if (await steps.EndAsync(Title, fetch, cancellationToken) != 0)
        {
            throw new BuildFailure(
                $"The commit {source.Commit} that the app was submitted with cannot be had any more. Submit it again.");
        }

        await RunStepAsync(GitSteps.CheckOut(source.Commit, folder, order), cancellationToken);
    }

    private async Task UpdateSubmodulesAsync(string folder, int depth, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Join(folder, ".gitmodules")))
        {
            return;
        }

        if (depth > MaxDepth)
        {
            throw new BuildFailure($"The source has submodules in submodules, more than {MaxDepth} deep.");
        }

        // Writes down where each is, from the root of the address where it was relative, and goes nowhere.
        await RunStepAsync(GitSteps.NoteSubmodules(folder, order), cancellationToken);
        var addresses = await ReadAsync(GitSteps.ListSubmoduleAddresses(folder, order), cancellationToken);
        var paths = await ReadAsync(GitSteps.ListSubmodulePaths(folder, order), cancellationToken);
        var submodules = new List<(string Path, ClonePin Pin)>();
        foreach (var (name, address) in addresses)
        {
            submodules.Add((
                paths.GetValueOrDefault(name) ?? throw new BuildFailure($"The submodule '{name}' has no path."),
                await FindAsync(address, cancellationToken)));
        }

        foreach (var (path, pin) in submodules)
        {
            await RunStepAsync(GitSteps.UpdateSubmodule(folder, path, order, pin), cancellationToken);
            await UpdateSubmodulesAsync(Path.Join(folder, path), depth + 1, cancellationToken);
        }
    }

    private Task RunStepAsync(BuildStep step, CancellationToken cancellationToken) =>
        steps.RunAsync(Title, step with { Timeout = Left() }, cancellationToken);

    /// <summary>Values by the names of the submodules.</summary>
    private async Task<Dictionary<string, string>> ReadAsync(BuildStep step, CancellationToken cancellationToken)
    {
        var texts = await steps.TryReadAsync(Title, step with { Timeout = Left() }, cancellationToken) ?? "";
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in texts.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            // `submodule.NAME.url`, a line's end, and the value. As git does: the last one counts.
            var end = entry.IndexOf('\n', StringComparison.Ordinal);
            var key = end < 0 ? entry : entry[..end];
            var name = key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..key.LastIndexOf('.')];
            values[name] = end < 0 ? "" : entry[(end + 1)..];
        }

        return values;
    }

    private async Task<ClonePin> FindAsync(string address, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Left(), steps.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await SourceHosts.FindAsync(address, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Late();
        }
    }

    /// <summary>All of it together may take as long as a clone may.</summary>
    private TimeSpan Left() => order.CloneTimeout - steps.Clock.GetElapsedTime(_startedAt) is var left
        && left > TimeSpan.Zero ? left : throw Late();

    private BuildFailure Late() => new($"{Title}: it took longer than {order.CloneTimeout} and was ended.");
}
