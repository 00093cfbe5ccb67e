namespace Boxyard.Tests.GrainHost;

internal sealed class TimerGrain(Probe probe) : Grain, ITimerGrain
{
    private IGrainTimer? _timer;

    public Task StartAsync(string name, TimeSpan dueTime, TimeSpan period, bool interleave = false, bool keepAlive = false)
    {
        var options = new GrainTimerCreationOptions(dueTime, period) { Interleave = interleave, KeepAlive = keepAlive };
        _timer = this.RegisterGrainTimer(TickAsync, name, options);
        return Task.CompletedTask;
    }

    public Task ChangeAsync(TimeSpan dueTime, TimeSpan period)
    {
        _timer!.Change(dueTime, period);
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

    private async Task TickAsync(string name, CancellationToken cancellationToken)
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
