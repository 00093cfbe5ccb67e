namespace Boxyard.Tests.GrainHost;

[KeepAlive]
internal sealed class LastingGrain(Probe probe) : Grain, IKeptGrain
{
    public Task TouchAsync() => Task.CompletedTask;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Report($"lasting leaves {reason.ReasonCode}");
        return Task.CompletedTask;
    }
}
