namespace Boxyard.Tests.GrainHost;

/// <summary>A grain whose class says how long it is kept.</summary>
public interface IKeptGrain : IGrainWithStringKey
{
    Task TouchAsync();
}
