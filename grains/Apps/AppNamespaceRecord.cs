namespace Boxyard.Apps;

/// <summary>A namespace.</summary>
public sealed record AppNamespaceRecord(string Name, string Owner);
