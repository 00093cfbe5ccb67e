namespace Boxyard.Tests.GrainHost;

internal sealed class FragileGrain(Probe probe) : Grain, IFragileGrain
{
    private int _try;

    public Task<int> TryCountAsync() => Task.FromResult(_try);

    public Task LeaveBadlyAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _try = probe.Count();
        probe.Report($"try {_try}");
        await probe.PassAsync($"try {_try}");
        if (_try == 1)
        {
            throw new InvalidDataException("failed try 1");
        }
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        reason.ReasonCode == DeactivationReasonCode.ApplicationRequested
            ? throw new InvalidDataException("left badly")
            : Task.CompletedTask;
}
