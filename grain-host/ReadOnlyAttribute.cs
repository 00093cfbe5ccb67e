namespace Boxyard.GrainHost;

/// <summary>Calls of the interface method may interleave with each other.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;
