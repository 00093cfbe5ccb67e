namespace Boxyard.Tests.GrainHost;

/// <summary>A grain whose first activation fails.</summary>
public interface IFragileGrain : IGrainWithStringKey
{
    Task<int> TryCountAsync();

    Task LeaveBadlyAsync();
}
