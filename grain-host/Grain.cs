namespace Boxyard.GrainHost;

/// <summary>The base of grain classes. Every member must be called from a turn of the grain.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    // A grain is constructed in the first turn of its activation; one that a test constructs itself has no context.
    protected Grain() => GrainContext = Activation.Current!;

    public IGrainContext GrainContext { get; }

    protected IGrainFactory GrainFactory => ServiceProvider.GetRequiredService<IGrainFactory>();

    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    Task IGrainBase.OnActivateAsync(CancellationToken token) => OnActivateAsync(token);

    Task IGrainBase.OnDeactivateAsync(DeactivationReason reason, CancellationToken token) =>
        OnDeactivateAsync(reason, token);

    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>Keeps the activation from being collected for at least this time; a later call replaces the span.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => Activation.Of(this).DelayCollection(timeSpan);
}
