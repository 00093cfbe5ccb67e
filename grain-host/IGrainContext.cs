namespace Boxyard.GrainHost;

/// <summary>The activation that a grain object lives in.</summary>
public interface IGrainContext
{
    /// <summary>The services of this activation; its scope ends with it.</summary>
    IServiceProvider ActivationServices { get; }

    object? GrainInstance { get; }

    /// <summary>Completes when the activation is gone.</summary>
    Task Deactivated { get; }

    /// <summary>Starts no further call here and deactivates when the running ones are done.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
