namespace Boxyard.GrainHost;

/// <summary>The root of grain interfaces.</summary>
public interface IGrain : IAddressable;
