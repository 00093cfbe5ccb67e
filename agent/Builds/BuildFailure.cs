namespace Boxyard.Agent.Builds;

/// <summary>The build fails, and this is what its log says about it.</summary>
internal sealed class BuildFailure(string message, Exception? inner = null) : Exception(message, inner);
