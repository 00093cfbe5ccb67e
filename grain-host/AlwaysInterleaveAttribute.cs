namespace Boxyard.GrainHost;

/// <summary>Calls of the interface method run at once, between the awaits of whatever else runs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;
