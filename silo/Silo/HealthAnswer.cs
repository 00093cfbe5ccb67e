namespace Boxyard.Silo;

/// <summary>`live` or `ready`.</summary>
internal sealed record HealthAnswer(string Status);
