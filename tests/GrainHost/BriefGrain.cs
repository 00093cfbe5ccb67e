namespace Boxyard.Tests.GrainHost;

[CollectionAgeLimit(Minutes = 2)]
internal sealed class BriefGrain(Probe probe) : Grain, IKeptGrain
{
    public Task TouchAsync() => Task.CompletedTask;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (this.GetPrimaryKeyString() == "leaves at once")
        {
            DeactivateOnIdle();
        }

        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Report($"brief leaves {reason.ReasonCode}");
        return Task.CompletedTask;
    }
}
