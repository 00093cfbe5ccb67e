namespace Boxyard.Agent.Builds;

/// <summary>Makes the image of one platform: clone, build, test, push.</summary>
internal sealed class ImageBuild(
    BuildJob job, BuildOrder order, EngineSteps engine, StepRunner steps, BuildOutput output)
{
    public async Task RunAsync(string folder, CancellationToken cancellationToken)
    {
        if (job.Push)
        {
            // Said before the work, not after it.
            order.RequireRegistry();
        }

        var source = job.Source!;
        var clone = Path.Join(folder, "clone");
        await new SourceClone(order, steps).RunAsync(source, clone, cancellationToken);
        if (await steps.TryReadAsync("Commit", GitSteps.Commit(clone, order), cancellationToken) is { } commit)
        {
            steps.Say($"commit {commit}");
            output.SetValue("git_commit", commit);
        }

        var directory = await FindInsideAsync("directory", clone, clone, source.Directory, cancellationToken);
        var dockerfile = await FindInsideAsync("dockerfile", clone, directory, source.Dockerfile, cancellationToken);
        try
        {
            await steps.RunAsync("Build", engine.Build(job, directory, dockerfile), cancellationToken);
            if (job.Testing is { } testing)
            {
                await steps.RunAsync("Test", engine.Test(testing), cancellationToken);
            }

            await PushAsync(cancellationToken);
        }
        finally
        {
            foreach (var step in engine.RemoveBuilt(job.ImageOf(job.Platform)))
            {
                await steps.TryReadAsync("Clean", step, cancellationToken);
            }
        }
    }

    private async Task PushAsync(CancellationToken cancellationToken)
    {
        if (!job.Push)
        {
            steps.Say("The image is not pushed.");
            return;
        }

        foreach (var step in engine.Push(job.ImageOf(job.Platform)))
        {
            await steps.RunAsync("Push", step, cancellationToken);
        }

        output.SetValue("image", engine.NameInRegistry(job.ImageOf(job.Platform)));
    }

    /// <summary>A path of the spec, wherever its links lead, as long as that is inside the clone.</summary>
    private async Task<string> FindInsideAsync(
        string field, string clone, string folder, string path, CancellationToken cancellationToken)
    {
        var relative = path.StartsWith('/') ? path[1..] : path;
        var found = await RealPathAsync(Path.Join(folder, relative), cancellationToken)
            ?? throw new BuildFailure($"The source has no {field} '{path}'.");
        var root = await RealPathAsync(clone, cancellationToken);
        return found == root || found.StartsWith(root + "/", StringComparison.Ordinal)
            ? found
            : throw new BuildFailure($"The {field} '{path}' is outside of the source.");
    }

    private Task<string?> RealPathAsync(string path, CancellationToken cancellationToken) =>
        steps.TryReadAsync("Look", new BuildStep("realpath", ["-e", "--", path]), cancellationToken);
}
