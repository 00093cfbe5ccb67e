namespace Boxyard.Apps;

/// <summary>A page of repositories.</summary>
/// <param name="Repositories">By name.</param>
/// <param name="IsCut">There may be more behind the last: the page has all that it may.</param>
public sealed record AppRepositoryList(IReadOnlyList<AppRepositoryRecord> Repositories, bool IsCut);
