namespace Boxyard.Apps;

/// <summary>Reads which apps or repositories are to be listed.</summary>
internal static class AppScopes
{
    /// <summary>`nopublic` is a word of the list of repositories; clients send it to that of apps as well.</summary>
    public static (AppScope? Scope, string? Mistake) Read(IQueryCollection query, bool readsUnpublic)
    {
        var isPublic = query.IsTrue("public");
        var isShared = query.IsTrue("shared");
        var isOwner = query.IsTrue("owner");
        if ((isPublic ? 1 : 0) + (isShared ? 1 : 0) + (isOwner ? 1 : 0) > 1)
        {
            return (null, "of public, shared and owner only one can be asked for");
        }

        return (isPublic ? AppScope.Public
            : isShared ? AppScope.Shared
            : isOwner ? AppScope.Owned
            : readsUnpublic && query.IsTrue("nopublic") ? AppScope.Unpublic
            : AppScope.All, null);
    }
}
