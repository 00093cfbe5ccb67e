namespace Boxyard.Apps;

/// <summary>A repository, as paths name it.</summary>
internal sealed record AppRepositoryPath(string Space, string Repository)
{
    public AppName Name => AppNames.Of(Space, Repository, "");
}
