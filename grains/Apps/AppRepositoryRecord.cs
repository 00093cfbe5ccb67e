namespace Boxyard.Apps;

/// <summary>A repository: the versions of an app.</summary>
public sealed record AppRepositoryRecord(string Namespace, string Name, string Owner);
