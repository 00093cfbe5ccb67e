using System.Collections.Immutable;

namespace Boxyard.Apps;

/// <summary>
/// What a caller may do, from what is granted. A grant on a namespace holds for all of its repositories.
/// </summary>
public static class AppAccess
{
    private static readonly ImmutableArray<AppPermission> All = [.. Enum.GetValues<AppPermission>()];

    /// <summary>`grants` are those on the repository and on its namespace, of anybody.</summary>
    public static AppRights OnRepository(AppCaller caller, IReadOnlyCollection<AppGrant> grants)
    {
        if (caller.IsAdmin)
        {
            return new AppRights { Granted = All, SeesApps = true };
        }

        var own = Implied(grants.Where(grant => grant.IsOf(caller)));
        var isPublic = grants.Any(grant => grant.IsPublic && !grant.IsOnNamespace);
        // A public namespace lets users past the check, and shows them repositories, but no app.
        var mayLook = isPublic || (caller.User is not null && grants.Any(grant => grant.IsPublic));
        return new AppRights
        {
            Granted = WithRead(own, mayLook),
            SeesApps = isPublic || own.Contains(AppPermission.Read),
        };
    }

    /// <summary>Of `grants`, those on the namespace count.</summary>
    public static AppRights OnNamespace(AppCaller caller, IReadOnlyCollection<AppGrant> grants)
    {
        if (caller.IsAdmin)
        {
            return new AppRights { Granted = All, SeesApps = true };
        }

        var own = Implied(grants.Where(grant => grant.IsOnNamespace && grant.IsOf(caller)));
        var isPublic = grants.Any(grant => grant.IsOnNamespace && grant.IsPublic);
        return new AppRights { Granted = WithRead(own, isPublic), SeesApps = own.Contains(AppPermission.Read) };
    }

    /// <summary>
    /// Of `grants`, those on the repository itself count, also for admins: what a registry of images asks.
    /// </summary>
    public static AppRights OnImages(string user, IReadOnlyCollection<AppGrant> grants)
    {
        var own = grants.Where(grant => !grant.IsOnNamespace).ToArray();
        return OnRepository(new AppCaller { User = user }, own);
    }

    private static ImmutableArray<AppPermission> WithRead(ImmutableHashSet<AppPermission> own, bool mayRead) =>
        [.. (mayRead ? own.Add(AppPermission.Read) : own).Order()];

    private static ImmutableHashSet<AppPermission> Implied(IEnumerable<AppGrant> grants) =>
        [.. grants.SelectMany(grant => ImpliedBy(grant.Permission))];

    private static AppPermission[] ImpliedBy(AppPermission permission) => permission switch
    {
        AppPermission.Read => [AppPermission.Read],
        AppPermission.Write => [AppPermission.Read, AppPermission.Write],
        AppPermission.ReadAcp => [AppPermission.ReadAcp],
        AppPermission.WriteAcp => [AppPermission.ReadAcp, AppPermission.WriteAcp],
        AppPermission.FullControl => [.. All],
        _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, "Not a permission."),
    };
}
