namespace Boxyard.GrainHost;

/// <summary>Anything that can be called through a grain reference.</summary>
public interface IAddressable;
