using Boxyard.Accounts;
using Boxyard.Apps;

namespace Boxyard.Builds;

/// <summary>Who calls a route of builds, for which app, and what that caller may.</summary>
internal sealed class BuildCall(IGrainFactory grains)
{
    /// <summary>While accounts are off, everybody may do everything.</summary>
    private const string Anybody = "anonymous";

    /// <summary>
    /// The app and its caller, when the caller has the permission; else the refusal in the old words. An app that is
    /// not there is no refusal.
    /// </summary>
    public async Task<(BuildCaller? Granted, IResult? Refusal)> EnterAsync(
        HttpContext context, AppName name, BuildNeed need, CancellationToken cancellationToken)
    {
        var caller = CallerOf(context);
        if (caller.User is null && need != BuildNeed.Log)
        {
            return (null, BuildAnswers.Error(StatusCodes.Status401Unauthorized, "Not authenticated"));
        }

        if (need == BuildNeed.Build && !caller.IsApproved)
        {
            return (null, BuildAnswers.Error(
                StatusCodes.Status403Forbidden, "Your account is not approved to perform this action."));
        }

        var reading = await grains.GetGrain<IAppGrain>(name.Key).ReadAsync(caller, cancellationToken);
        var permission = need == BuildNeed.Build ? AppPermission.FullControl : AppPermission.Read;
        return reading.Rights.Has(permission)
            ? (new BuildCaller(caller, reading.App), null)
            : (null, BuildAnswers.Error(StatusCodes.Status401Unauthorized, Refusal(caller, permission, name)));
    }

    private static AppCaller CallerOf(HttpContext context) =>
        Caller.Find(context) is { } account
            ? new AppCaller
            {
                User = account.Account,
                IsAdmin = account.Role == AccountRole.Admin,
                IsApproved = account.Role.Covers(AccountRole.Submitter),
            }
            : new AppCaller { User = Anybody, IsAdmin = true, IsApproved = true };

    private static string Refusal(AppCaller caller, AppPermission permission, AppName name) => caller.User is null
        ? "Not authorized."
        : $"Not authorized. (User {caller.User} does not have permission "
            + $"{(permission == AppPermission.Read ? "READ" : "FULL_CONTROL")} "
            + $"for repository {name.Namespace}/{name.Repository})";
}
