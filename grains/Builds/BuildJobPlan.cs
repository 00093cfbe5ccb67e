namespace Boxyard.Builds;

/// <summary>A job that a build needs next.</summary>
public sealed record BuildJobPlan(BuildJobRole Role, string Label);
