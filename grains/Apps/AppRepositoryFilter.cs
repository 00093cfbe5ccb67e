namespace Boxyard.Apps;

/// <summary>Which repositories are listed, by name.</summary>
public sealed record AppRepositoryFilter
{
    public required AppCaller Caller { get; init; }
    public AppScope Scope { get; init; } = AppScope.All;

    /// <summary>Empty: in all.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Those after this one; its version does not count.</summary>
    public AppName? After { get; init; }

    public required int MaxCount { get; init; }
}
