namespace Boxyard.Agent.Builds;

/// <summary>Joins the images of all platforms, which are in the registry, under the name of the version.</summary>
internal sealed class ManifestBuild(
    BuildJob job, BuildOrder order, EngineSteps engine, StepRunner steps, BuildOutput output)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        order.RequireRegistry();
        try
        {
            foreach (var step in engine.Join(job.Image, [.. job.Platforms.Select(job.ImageOf)]))
            {
                await steps.RunAsync("Multi Arch", step, cancellationToken);
            }

            output.SetValue("image", engine.NameInRegistry(job.Image));
        }
        finally
        {
            await steps.TryReadAsync("Clean", engine.RemoveImage(), cancellationToken);
        }
    }
}
