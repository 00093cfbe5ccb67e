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

    /// <summary>Ends the activation when the running calls are done; calls that come later get a new one.</summary>
    protected void DeactivateOnIdle() => Activation.Of(this).Deactivate(
        new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "DeactivateOnIdle was called."));
}
