namespace Boxyard.Apps;

/// <summary>What a submitted spec is for.</summary>
/// <param name="Namespace">As it was given.</param>
/// <param name="Repository">As it was given.</param>
/// <param name="Version">Empty when it is to be that of the code.</param>
public sealed record AppSpecNames(string Namespace, string Repository, string Version)
{
    public AppName Name => AppNames.Of(Namespace, Repository, Version);
}
