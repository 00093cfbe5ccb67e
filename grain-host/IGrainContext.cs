namespace Boxyard.GrainHost;

/// <summary>The activation that a grain object lives in.</summary>
public interface IGrainContext
{
    /// <summary>The services of this activation; its scope ends with it.</summary>
    IServiceProvider ActivationServices { get; }
}
