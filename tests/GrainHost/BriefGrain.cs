namespace Boxyard.Tests.GrainHost;

internal sealed class BriefGrain(Probe probe) : Grain, IBriefGrain
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
