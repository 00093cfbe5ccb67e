namespace Boxyard.Apps;

/// <summary>Which apps are listed, by name.</summary>
public sealed record AppFilter
{
    public required AppCaller Caller { get; init; }
    public AppScope Scope { get; init; } = AppScope.All;

    /// <summary>Empty: in all.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Empty: in all.</summary>
    public string Repository { get; init; } = "";

    /// <summary>Those after this one.</summary>
    public AppName? After { get; init; }

    /// <summary>Of one repository: its newest versions, the newest first, and not behind any.</summary>
    public bool NewestFirst { get; init; }

    public required int MaxCount { get; init; }
}
