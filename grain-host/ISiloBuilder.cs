namespace Boxyard.GrainHost;

/// <summary>What the hosting file of the silo configures.</summary>
public interface ISiloBuilder
{
    IServiceCollection Services { get; }
}
