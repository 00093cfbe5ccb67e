using Boxyard.Client;

namespace Boxyard.Dashboard.Apps;

/// <summary>The version of an app that an address names.</summary>
internal readonly record struct AppVersionPath(string Space, string Repository, string Version)
{
    public AppVersion Key => new(Space, Repository, Version);
}
