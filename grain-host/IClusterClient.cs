namespace Boxyard.GrainHost;

/// <summary>The way into the grains for code that is not a grain.</summary>
public interface IClusterClient : IGrainFactory
{
    IServiceProvider ServiceProvider { get; }
}
