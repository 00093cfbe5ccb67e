namespace Boxyard.Builds;

/// <summary>One build. Remembers nothing.</summary>
internal sealed class BuildGrain(BuildSteps steps) : Grain, IBuildGrain
{
    public Task AdvanceAsync(long revision, CancellationToken cancellationToken) =>
        steps.TakeAsync(BuildKey.Of(this.GetPrimaryKeyString()), revision, measured: null, cancellationToken);
}
