namespace Boxyard.GrainHost;

/// <summary>Activations of the grain class are never collected for being idle.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class KeepAliveAttribute : Attribute;
