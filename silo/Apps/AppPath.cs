namespace Boxyard.Apps;

/// <summary>One version of an app, as paths name it.</summary>
internal sealed record AppPath(string Space, string Repository, string Version)
{
    public AppName Name => AppNames.Of(Space, Repository, Version);
}
