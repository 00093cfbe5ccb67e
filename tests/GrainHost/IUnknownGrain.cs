namespace Boxyard.Tests.GrainHost;

/// <summary>An interface that no class implements.</summary>
public interface IUnknownGrain : IGrainWithStringKey;
