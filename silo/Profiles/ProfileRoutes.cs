using Boxyard.Apps;
using Boxyard.Builds;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Profiles;

/// <summary>Profiles of apps: what they use while they run.</summary>
internal static class ProfileRoutes
{
    private const string Version = "/profile/{space}/{repository}/{version}";

    public static void MapProfiles(this IEndpointRouteBuilder group)
    {
        group.MapPost(Version, StartAsync).With(user: true);
        group.MapRead(Version, FindNewestAsync).With(user: true);
        group.MapRead($"{Version}/{{number:long}}", FindAsync).With();
        group.MapRead($"{Version}/{{number:long}}/compare/{{other:long}}", CompareAsync).With();
        group.MapPut($"{Version}/{{number:long}}/certified", CertifyAsync).With(user: true);
    }

    private static async Task<IResult> StartAsync(
        HttpContext context,
        [AsParameters] AppPath path,
        string? group,
        BuildCall call,
        BuildTerms terms,
        AppCounters counters,
        CancellationToken cancellationToken)
    {
        var (app, refusal) = await call.EnterAsync(context, path.Name, AppPermission.FullControl, cancellationToken);
        if (app is null)
        {
            return refusal ?? BuildRoutes.NoApp(path.Name);
        }

        if (app.Spec.Profiling is null)
        {
            return AppAnswers.Failed("Field profiling is missing");
        }

        if (group is not null && !terms.Profiles(group))
        {
            return AppAnswers.Failed(
                $"The group '{group}' does not profile. Those that do: {string.Join(", ", terms.AllProfileGroups)}");
        }

        counters.BuildRequested();
        return await call.StartAsync(
            new BuildAsk
            {
                Kind = BuildKind.Profile,
                Spec = app.Spec,
                Caller = context.AppCaller(),
                Group = group,
            },
            cancellationToken);
    }

    private static async Task<IResult> FindNewestAsync(
        HttpContext context,
        [AsParameters] AppPath path,
        BuildCall call,
        ProfileAnswers profiles,
        CancellationToken cancellationToken)
    {
        var (app, refusal) = await call.ReadAsync(context, path.Name, cancellationToken);
        return app is null ? refusal!
            : await profiles.FindNewestAsync(app.Name, cancellationToken) is { } build
                ? AppAnswers.Ok(await profiles.WriteAsync(build, context, cancellationToken))
                : BuildRoutes.NoBuild();
    }

    private static async Task<IResult> FindAsync(
        HttpContext context,
        [AsParameters] AppPath path,
        long number,
        BuildCall call,
        ProfileAnswers profiles,
        CancellationToken cancellationToken)
    {
        var (app, refusal) = await call.ReadAsync(context, path.Name, cancellationToken);
        return app is null ? refusal!
            : await profiles.FindAsync(app.Name, number, cancellationToken) is { } build
                ? AppAnswers.Ok(await profiles.WriteAsync(build, context, cancellationToken))
                : NoProfile(path.Name, number);
    }

    private static async Task<IResult> CompareAsync(
        HttpContext context,
        [AsParameters] AppPath path,
        long number,
        long other,
        BuildCall call,
        ProfileAnswers profiles,
        CancellationToken cancellationToken)
    {
        var (app, refusal) = await call.ReadAsync(context, path.Name, cancellationToken);
        if (app is null)
        {
            return refusal!;
        }

        var first = await profiles.FindAsync(app.Name, number, cancellationToken);
        var second = await profiles.FindOfAnyVersionAsync(app.Name, other, cancellationToken);
        return first is null || second is null
            ? NoProfile(path.Name, first is null ? number : other)
            : await profiles.CompareAsync(first, second, cancellationToken);
    }

    private static async Task<IResult> CertifyAsync(
        HttpContext context,
        [AsParameters] AppPath path,
        long number,
        BuildCall call,
        ProfileAnswers profiles,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var (app, refusal) = await call.ReadAsync(context, path.Name, cancellationToken);
        if (app is null)
        {
            return refusal!;
        }

        if (!ProfileNote.MayCertify(context.AppCaller()))
        {
            return AppAnswers.Error(StatusCodes.Status401Unauthorized, "Only admins and operators certify profiles");
        }

        if (await ProfileNote.ReadAsync(context.Request, cancellationToken) is not { } note)
        {
            return AppAnswers.Failed(
                $"The body is {{\"note\": \"...\"}}, with at most {ProfileNote.MaxLength} characters");
        }

        return await profiles.FindAsync(app.Name, number, cancellationToken) is { } build
            && await grains.GetGrain<IProfileGrain>($"{build.Key}")
                .CertifyAsync(context.AppCaller(), note, cancellationToken)
            ? AppAnswers.Ok(await profiles.WriteAsync(build, context, cancellationToken))
            : NoProfile(path.Name, number);
    }

    private static ContentHttpResult NoProfile(AppName name, long number) =>
        AppAnswers.NotFound($"{name} has no profile {number}");
}
