namespace Boxyard.Tests.GrainHost;

/// <summary>A grain with an integer key, internal to see that the proxies reach it.</summary>
internal interface INumberGrain : IGrainWithIntegerKey
{
    Task<long> KeyAsync();
}
