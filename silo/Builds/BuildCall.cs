using Boxyard.Apps;
using Boxyard.Builds.Jenkins;

namespace Boxyard.Builds;

/// <summary>What stands between a route of builds and its app: the account's approval and the permission.</summary>
internal sealed class BuildCall(
    AppReadings readings, IBuildStore builds, BuildStarts starts, JenkinsBuilds jenkins)
{
    /// <summary>
    /// The app when the caller may, null when there is none or none to be seen; or the refusal in the old words.
    /// </summary>
    public async Task<(AppRecord? App, IResult? Refusal)> EnterAsync(
        HttpContext context, AppName name, AppPermission permission, CancellationToken cancellationToken)
    {
        var caller = context.AppCaller();
        if (permission == AppPermission.FullControl && !caller.IsApproved)
        {
            return (null, AppAnswers.Error(
                StatusCodes.Status403Forbidden, "Your account is not approved to perform this action."));
        }

        var reading = await readings.ReadAsync(name, caller, cancellationToken);
        return reading.Rights.Has(permission)
            ? (reading.App, null)
            : (null, AppAnswers.NotAuthorized(caller, permission, name.Namespace, name.Repository));
    }

    /// <summary>The same for who only reads: that an app is not there is a refusal too.</summary>
    public async Task<(AppRecord? App, IResult? Refusal)> ReadAsync(
        HttpContext context, AppName name, CancellationToken cancellationToken)
    {
        var (app, refusal) = await EnterAsync(context, name, AppPermission.Read, cancellationToken);
        return (app, refusal ?? (app is null ? AppAnswers.NotFound("App not found") : null));
    }

    /// <summary>The newest build of an app, by whoever builds here; a Jenkins profiles nothing.</summary>
    public async Task<IResult> FindNewestAsync(
        HttpContext context, AppName name, CancellationToken cancellationToken)
    {
        if (jenkins.IsOn)
        {
            return await jenkins.FindNewestAsync(name, cancellationToken);
        }

        return await builds.FindNewestAsync(
            name.Namespace, name.Repository, name.Version, BuildKind.Build, cancellationToken) is { } build
            ? AppAnswers.Ok(await BuildRoutes.WriteAsync(build, builds, context, cancellationToken))
            : BuildRoutes.NoBuild();
    }

    /// <summary>Gives a build its number and queues its jobs.</summary>
    public async Task<IResult> StartAsync(BuildAsk ask, CancellationToken cancellationToken) =>
        ask.Kind == BuildKind.Build && jenkins.IsOn
            ? await jenkins.StartAsync(ask, cancellationToken)
            : await starts.StartAsync(ask, cancellationToken) is { } number
                ? AppAnswers.Count("build_number", number)
                : BuildRoutes.NoApp(ask.Spec.Name);
}
