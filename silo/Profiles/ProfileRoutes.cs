using System.Text.Json.Nodes;
using Boxyard.Apps;
using Boxyard.Builds;
using Boxyard.Jobs;
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
        string space,
        string repository,
        string version,
        string? group,
        BuildCall call,
        AppCounters counters,
        CancellationToken cancellationToken)
    {
        var name = AppNames.Of(space, repository, version);
        var (app, refusal) = await call.EnterAsync(context, name, AppPermission.FullControl, cancellationToken);
        if (app is null)
        {
            return refusal ?? BuildRoutes.NoApp(name);
        }

        if (app.Spec.Profiling is null)
        {
            return AppAnswers.Failed("Field profiling is missing");
        }

        if (group is not null && SafeName.FindProblem(group) is { } problem)
        {
            return AppAnswers.Failed($"The group '{group}' {problem}");
        }

        counters.BuildRequested();
        return await call.StartAsync(
            new BuildAsk
            {
                Kind = BuildKind.Profile,
                Spec = app.Spec,
                RequestedBy = context.AppCaller().User!,
                Group = group,
            },
            cancellationToken);
    }

    private static async Task<IResult> FindNewestAsync(
        HttpContext context,
        string space,
        string repository,
        string version,
        BuildCall call,
        IBuildStore builds,
        CancellationToken cancellationToken)
    {
        var (app, refusal) = await call.ReadAsync(
            context, AppNames.Of(space, repository, version), cancellationToken);
        return app is null ? refusal!
            : await builds.FindNewestAsync(
                app.Name.Namespace, app.Name.Repository, app.Name.Version, BuildKind.Profile, cancellationToken)
                is { } build
                ? AppAnswers.Ok(await WriteAsync(build, builds, context, cancellationToken))
                : BuildRoutes.NoBuild();
    }

    private static async Task<IResult> FindAsync(
        HttpContext context,
        string space,
        string repository,
        string version,
        long number,
        BuildCall call,
        IBuildStore builds,
        CancellationToken cancellationToken)
    {
        var name = AppNames.Of(space, repository, version);
        var (app, refusal) = await call.ReadAsync(context, name, cancellationToken);
        return app is null ? refusal!
            : await FindProfileAsync(app, number, builds, cancellationToken) is { } build
                ? AppAnswers.Ok(await WriteAsync(build, builds, context, cancellationToken))
                : NoProfile(name, number);
    }

    private static async Task<IResult> CompareAsync(
        HttpContext context,
        string space,
        string repository,
        string version,
        long number,
        long other,
        BuildCall call,
        IBuildStore builds,
        CancellationToken cancellationToken)
    {
        var name = AppNames.Of(space, repository, version);
        var (app, refusal) = await call.ReadAsync(context, name, cancellationToken);
        if (app is null)
        {
            return refusal!;
        }

        var first = await FindProfileAsync(app, number, builds, cancellationToken);
        // Permissions are of repositories, so whoever reads this version reads the others.
        var second = await builds.FindAsync(app.Name.Namespace, app.Name.Repository, other, cancellationToken);
        if (first is null || second is not { Kind: BuildKind.Profile })
        {
            return NoProfile(name, first is null ? number : other);
        }

        var measured = await builds.FindProfileAsync(first, cancellationToken);
        var compared = await builds.FindProfileAsync(second, cancellationToken);
        return measured is null || compared is null
            ? AppAnswers.Failed($"Profile {(measured is null ? number : other)} has measured nothing, or not yet")
            : AppAnswers.Ok(new JsonObject
            {
                ["a"] = new JsonObject { ["number"] = first.Number, ["version"] = first.Version },
                ["b"] = new JsonObject { ["number"] = second.Number, ["version"] = second.Version },
                ["targets"] = ProfileComparison.Write(measured.Profile, compared.Profile),
            });
    }

    private static async Task<IResult> CertifyAsync(
        HttpContext context,
        string space,
        string repository,
        string version,
        long number,
        BuildCall call,
        IBuildStore builds,
        CancellationToken cancellationToken)
    {
        var name = AppNames.Of(space, repository, version);
        var (app, refusal) = await call.ReadAsync(context, name, cancellationToken);
        if (app is null)
        {
            return refusal!;
        }

        if (!ProfileNote.MayCertify(context))
        {
            return AppAnswers.Error(StatusCodes.Status401Unauthorized, "Only admins and operators certify profiles");
        }

        if (await ProfileNote.ReadAsync(context.Request, cancellationToken) is not { } note)
        {
            return AppAnswers.Failed(
                $"The body is {{\"note\": \"...\"}}, with at most {ProfileNote.MaxLength} characters");
        }

        return await FindProfileAsync(app, number, builds, cancellationToken) is { } build
            && await builds.CertifyAsync(build, context.AppCaller().User!, note, cancellationToken)
            ? AppAnswers.Ok(await WriteAsync(build, builds, context, cancellationToken))
            : NoProfile(name, number);
    }

    private static async Task<BuildRecord?> FindProfileAsync(
        AppRecord app, long number, IBuildStore builds, CancellationToken cancellationToken) =>
        await builds.FindAsync(app.Name.Namespace, app.Name.Repository, number, cancellationToken)
            is { Kind: BuildKind.Profile } build
        && build.Version == app.Name.Version
            ? build
            : null;

    private static ContentHttpResult NoProfile(AppName name, long number) =>
        AppAnswers.NotFound($"{name} has no profile {number}");

    private static async Task<JsonObject> WriteAsync(
        BuildRecord build, IBuildStore builds, HttpContext context, CancellationToken cancellationToken)
    {
        var answer = await BuildRoutes.WriteAsync(build, builds, context, cancellationToken);
        var profile = await builds.FindProfileAsync(build, cancellationToken);
        answer["profile"] = profile is null ? null : JsonNode.Parse(profile.Profile);
        answer["certifiedBy"] = profile?.CertifiedBy;
        answer["certifiedNote"] = profile?.Note;
        answer["certifiedDate"] = profile?.CertifiedAt?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ");
        return answer;
    }
}
