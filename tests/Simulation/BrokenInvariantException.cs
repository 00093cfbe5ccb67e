namespace Boxyard.Tests.Simulation;

/// <summary>Something that must always be true was not.</summary>
internal sealed class BrokenInvariantException(string message) : Exception(message);
