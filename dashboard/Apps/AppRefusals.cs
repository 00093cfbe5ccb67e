using Boxyard.Client;
using Boxyard.Dashboard.Accounts;

namespace Boxyard.Dashboard.Apps;

/// <summary>
/// Why something is not offered about an app; null when it is. It only spares people a refusal: the registry decides.
/// </summary>
internal static class AppRefusals
{
    /// <summary>Without rights they could not be told, and everything is offered.</summary>
    public static string? Of(Visitor visitor, AppRights? rights, AppPermission needed) =>
        rights is null || rights.Has(needed)
            ? null
            : visitor.Kind switch
            {
                VisitorKind.Free => "The registry knows people by accounts, and this silo has none",
                VisitorKind.Anonymous => "Sign in to do this",
                VisitorKind.Refused => "Your token is not taken any more: sign in again",
                VisitorKind.Unknown or VisitorKind.SignedIn => $"This needs the permission {Word(needed)} on the app",
                _ => throw new ArgumentOutOfRangeException(nameof(visitor), visitor.Kind, null),
            };

    /// <summary>Builds and profiles need a role beside the permission.</summary>
    public static string? OfBuild(Visitor visitor, AppRights? rights) =>
        Of(visitor, rights, AppPermission.FullControl)
        ?? (rights is { MayBuild: false } ? visitor.Refusal(AccountRole.Submitter) : null);

    /// <summary>Only admins delete what is frozen.</summary>
    public static string? OfDelete(Visitor visitor, AppRights? rights, bool isFrozen) =>
        Of(visitor, rights, AppPermission.FullControl)
        ?? (isFrozen && rights is { IsAdmin: false } ? "It is frozen: only an admin deletes it" : null);

    /// <summary>A permission as the registry writes it.</summary>
    public static string Word(AppPermission permission) => permission switch
    {
        AppPermission.Unknown => "unknown",
        AppPermission.Read => "READ",
        AppPermission.Write => "WRITE",
        AppPermission.ReadAcp => "READ_ACP",
        AppPermission.WriteAcp => "WRITE_ACP",
        AppPermission.FullControl => "FULL_CONTROL",
        _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, null),
    };

    /// <summary>
    /// The registry says 401 to who has no permission too; who has signed in is not helped by signing in.
    /// </summary>
    public static Problem Told(Problem problem, bool isSignedIn) =>
        isSignedIn && problem.Status == StatusCodes.Status401Unauthorized
            ? problem with { Status = StatusCodes.Status403Forbidden }
            : problem;
}
