namespace Boxyard.GrainHost;

/// <summary>The grain object of an activation with its scope of services and its timers. Used in turns only.</summary>
internal sealed class GrainInstance(Activation activation)
{
    private readonly List<GrainTimer> _timers = [];
    private AsyncServiceScope? _scope;

    internal Grain? Grain { get; private set; }

    internal IServiceProvider Services =>
        _scope?.ServiceProvider ?? throw new InvalidOperationException($"{activation.Identity} is not activated.");

    internal async Task ActivateAsync()
    {
        _scope = activation.Silo.ServiceProvider.CreateAsyncScope();
        Grain = activation.Identity.Class.Create(Services);
        await Grain.OnActivateAsync(CancellationToken.None);
    }

    internal async Task DeactivateAsync(DeactivationReason reason)
    {
        StopTimers();
        try
        {
            await Grain!.OnDeactivateAsync(reason, CancellationToken.None);
        }
        catch (Exception exception)
        {
            activation.Silo.Log.DeactivationFailed(exception, activation.Identity.ToString());
        }

        await DisposeAsync();
    }

    internal async Task DisposeAsync()
    {
        StopTimers();
        try
        {
            await (_scope?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (Exception exception)
        {
            activation.Silo.Log.DeactivationFailed(exception, activation.Identity.ToString());
        }
    }

    internal GrainTimer AddTimer(Func<CancellationToken, Task> callback, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new GrainTimer(activation, callback, dueTime, period);
        _timers.Add(timer);
        return timer;
    }

    internal void Forget(GrainTimer timer) => _timers.Remove(timer);

    private void StopTimers()
    {
        foreach (var timer in _timers.ToArray())
        {
            timer.Dispose();
        }
    }
}
