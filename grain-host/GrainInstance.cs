namespace Boxyard.GrainHost;

/// <summary>The grain object of an activation with its scope of services and its timers. Used in turns only.</summary>
internal sealed class GrainInstance(Activation activation)
{
    private readonly List<GrainTimer> _timers = [];
    private AsyncServiceScope? _scope;

    internal IGrainBase? Grain { get; private set; }

    internal IServiceProvider Services =>
        _scope?.ServiceProvider ?? throw new InvalidOperationException($"{activation.Identity} is not activated.");

    internal async Task ActivateAsync()
    {
        var silo = activation.Silo;
        _scope = silo.ServiceProvider.CreateAsyncScope();
        Grain = activation.Identity.Class.Create(Services);
        using var timeout = new CancellationTokenSource(silo.Collection.ActivationTimeout, silo.Clock);
        await Grain.OnActivateAsync(timeout.Token);
    }

    internal async Task DeactivateAsync(DeactivationReason reason)
    {
        StopTimers();
        var silo = activation.Silo;
        try
        {
            using var timeout = new CancellationTokenSource(silo.Collection.DeactivationTimeout, silo.Clock);
            await Grain!.OnDeactivateAsync(reason, timeout.Token);
        }
        catch (Exception exception)
        {
            silo.Log.DeactivationFailed(exception, activation.Identity.ToString());
        }

        await DisposeAsync();
    }

    internal async Task DisposeAsync()
    {
        StopTimers();
        try
        {
            switch (Grain)
            {
                case IAsyncDisposable grain:
                    await grain.DisposeAsync();
                    break;
                case IDisposable grain:
                    grain.Dispose();
                    break;
            }

            if (_scope is { } scope)
            {
                await scope.DisposeAsync();
            }
        }
        catch (Exception exception)
        {
            activation.Silo.Log.DeactivationFailed(exception, activation.Identity.ToString());
        }
    }

    internal GrainTimer AddTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer(activation, callback, options);
        lock (_timers)
        {
            _timers.Add(timer);
        }

        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    internal void Forget(GrainTimer timer)
    {
        lock (_timers)
        {
            _timers.Remove(timer);
        }
    }

    private void StopTimers()
    {
        GrainTimer[] timers;
        lock (_timers)
        {
            timers = [.. _timers];
        }

        Array.ForEach(timers, timer => timer.Dispose());
    }
}
