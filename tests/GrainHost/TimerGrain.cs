namespace Boxyard.Tests.GrainHost;

internal sealed class TimerGrain(Probe probe) : Grain, ITimerGrain
{
    private IGrainTimer? _timer;

    public Task StartAsync(string name, TimeSpan dueTime, TimeSpan period)
    {
        _timer = this.RegisterGrainTimer(_ => TickAsync(name), dueTime, period);
        return Task.CompletedTask;
    }

    public Task StopAsync()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task TouchAsync() => Task.CompletedTask;

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task WorkAsync(string name)
    {
        probe.Report($"{name} begins");
        await probe.PassAsync(name);
        probe.Report($"{name} ends");
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Report($"leaves {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    private async Task TickAsync(string name)
    {
        probe.ReportTurn();
        probe.Report($"{name} ticks");
        if (name == "failing")
        {
            throw new InvalidDataException("no luck");
        }

        if (name == "waiting")
        {
            await probe.PassAsync("tick");
            probe.Report("waiting has ticked");
        }
    }
}
