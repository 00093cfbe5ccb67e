namespace Boxyard.GrainHost;

/// <summary>Calls of the grain may interleave at awaits.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;
