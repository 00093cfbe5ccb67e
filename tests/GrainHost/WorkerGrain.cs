namespace Boxyard.Tests.GrainHost;

/// <summary>The plain grain of the tests; a reentrant one derives from it.</summary>
internal class WorkerGrain(Probe probe, ScopedService scoped) : Grain, IWorkerGrain
{
    public Task<string> EchoAsync(string text) => Task.FromResult(text);

    public ValueTask<int> AddAsync(int left, int right) => new(left + right);

    public ValueTask TouchAsync() => ValueTask.CompletedTask;

    public async Task WorkAsync(string name)
    {
        probe.Report($"{name} begins");
        await probe.PassAsync(name);
        probe.Report($"{name} ends");
    }

    public async Task ThrowAsync(string message)
    {
        await Task.Yield();
        throw new InvalidDataException(message);
    }

    public Task ThrowAtOnceAsync(string message) => throw new InvalidDataException(message);

    public async Task WaitForCancellationAsync(CancellationToken cancellationToken)
    {
        probe.Report("waits");
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }

    public async Task<string> CallAsync(string other, string name)
    {
        var call = GrainFactory.GetGrain<IWorkerGrain>(other).WorkAsync(name);
        probe.Report("called");
        await call;
        return this.GetPrimaryKeyString();
    }

    public async Task CallBackAsync(string other)
    {
        await GrainFactory.GetGrain<IWorkerGrain>(other).CallAsync(this.GetPrimaryKeyString(), "never");
    }

    public async Task<bool> KeepsItsTurnAcrossAwaitsAsync()
    {
        var scheduler = TaskScheduler.Current;
        await Task.Yield();
        await Task.Run(() => { });
        return scheduler != TaskScheduler.Default && ReferenceEquals(scheduler, TaskScheduler.Current);
    }

    public Task<Guid> ActivationAsync() => Task.FromResult(scoped.Id);

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<string> KeyAsync() => Task.FromResult(this.GetPrimaryKeyString());

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Report($"deactivates {reason.ReasonCode}");
        if (this.GetPrimaryKeyString().StartsWith("slow", StringComparison.Ordinal))
        {
            await probe.PassAsync("leave");
        }
    }
}
