namespace Boxyard.Tests.Simulation;

/// <summary>The store did not answer; the write may have happened.</summary>
internal sealed class StoreFaultException : Exception;
