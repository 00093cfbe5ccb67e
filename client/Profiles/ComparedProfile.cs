namespace Boxyard.Client;

/// <summary>Which profile is compared.</summary>
public sealed record ComparedProfile(long Number, string Version);
