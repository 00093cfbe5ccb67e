namespace Boxyard.Apps;

/// <summary>A page of apps.</summary>
/// <param name="Apps">By name.</param>
/// <param name="IsCut">There may be more behind the last: the page has all that it may.</param>
public sealed record AppList(IReadOnlyList<AppRecord> Apps, bool IsCut);
