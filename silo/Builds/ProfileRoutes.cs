using System.Text.Json;
using System.Text.Json.Nodes;
using Boxyard.Accounts;
using Boxyard.Apps;
using Boxyard.Jobs;
using Boxyard.Silo;

namespace Boxyard.Builds;

/// <summary>Profiles of apps: what they use while they run.</summary>
internal static class ProfileRoutes
{
    private const int MaxNoteLength = 2_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(BuildRoutes.Root + "/profile/{ns}/{repo}/{version}").For(RouteAccess.Reading)
            .WithTags("Builds");
        group.MapPost("", StartAsync).For(RouteAccess.Submitting)
            .WithSummary("Profiles an app, on boxes of `?group=`; builds it first if that was not done");
        group.MapRead("", FindNewestAsync).WithSummary("The newest profile of a version");
        group.MapRead("/{number:long}", FindAsync).WithSummary("One profile");
        group.MapRead("/{number:long}/compare/{other:long}", CompareAsync)
            .WithSummary("Two profiles of an app side by side; the other may be of another version");
        group.MapPut("/{number:long}/certified", CertifyAsync).For(RouteAccess.Operating)
            .WithSummary("Puts the caller's name and a note to a profile; for admins and operators");
    }

    private static async Task<IResult> StartAsync(
        string ns,
        string repo,
        string version,
        string? group,
        HttpContext context,
        BuildCall calls,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var name = AppNames.Of(ns, repo, version);
        var (granted, refusal) = await calls.EnterAsync(context, name, BuildNeed.Build, cancellationToken);
        if (granted?.App is not { } app)
        {
            return refusal ?? BuildRoutes.NoApp(name);
        }

        if (app.Spec.Profiling is null)
        {
            return BuildAnswers.Error(StatusCodes.Status500InternalServerError, "Field profiling is missing");
        }

        if (group is not null && SafeName.FindProblem(group) is { } problem)
        {
            return BuildAnswers.Error(StatusCodes.Status400BadRequest, $"The group '{group}' {problem}");
        }

        return await BuildRoutes.QueueAsync(
            new BuildAsk
            {
                Kind = BuildKind.Profile,
                Spec = app.Spec,
                RequestedBy = granted.Caller.User!,
                Group = group,
            },
            grains,
            cancellationToken);
    }

    private static async Task<IResult> FindNewestAsync(
        string ns,
        string repo,
        string version,
        HttpContext context,
        BuildCall calls,
        IBuildStore builds,
        CancellationToken cancellationToken)
    {
        var name = AppNames.Of(ns, repo, version);
        var (granted, refusal) = await calls.EnterAsync(context, name, BuildNeed.Read, cancellationToken);
        if (granted?.App is not { } app)
        {
            return refusal ?? BuildAnswers.Error(StatusCodes.Status404NotFound, "App not found");
        }

        return await builds.FindNewestAsync(
            app.Name.Namespace, app.Name.Repository, app.Name.Version, BuildKind.Profile, cancellationToken)
            is { } build
            ? BuildAnswers.Json(await WriteAsync(build, builds, context, cancellationToken))
            : BuildAnswers.Error(
                StatusCodes.Status500InternalServerError,
                "Could not get build number: No build id found in database");
    }

    private static async Task<IResult> FindAsync(
        string ns,
        string repo,
        string version,
        long number,
        HttpContext context,
        BuildCall calls,
        IBuildStore builds,
        CancellationToken cancellationToken)
    {
        var name = AppNames.Of(ns, repo, version);
        var (granted, refusal) = await calls.EnterAsync(context, name, BuildNeed.Read, cancellationToken);
        return granted is null ? refusal!
            : await FindProfileAsync(granted.App, number, builds, cancellationToken) is { } build
                ? BuildAnswers.Json(await WriteAsync(build, builds, context, cancellationToken))
                : NoProfile(name, number);
    }

    private static async Task<IResult> CompareAsync(
        string ns,
        string repo,
        string version,
        long number,
        long other,
        HttpContext context,
        BuildCall calls,
        IBuildStore builds,
        CancellationToken cancellationToken)
    {
        var name = AppNames.Of(ns, repo, version);
        var (granted, refusal) = await calls.EnterAsync(context, name, BuildNeed.Read, cancellationToken);
        if (granted?.App is not { } app)
        {
            return refusal ?? BuildAnswers.Error(StatusCodes.Status404NotFound, "App not found");
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
            ? BuildAnswers.Error(
                StatusCodes.Status409Conflict,
                $"Profile {(measured is null ? number : other)} has measured nothing, or not yet")
            : BuildAnswers.Json(new JsonObject
            {
                ["a"] = new JsonObject { ["number"] = first.Number, ["version"] = first.Version },
                ["b"] = new JsonObject { ["number"] = second.Number, ["version"] = second.Version },
                ["targets"] = ProfileComparison.Write(measured.Profile, compared.Profile),
            });
    }

    private static async Task<IResult> CertifyAsync(
        string ns,
        string repo,
        string version,
        long number,
        HttpContext context,
        BuildCall calls,
        IBuildStore builds,
        CancellationToken cancellationToken)
    {
        var name = AppNames.Of(ns, repo, version);
        var (granted, refusal) = await calls.EnterAsync(context, name, BuildNeed.Read, cancellationToken);
        if (granted is null)
        {
            return refusal!;
        }

        if (!granted.Caller.IsAdmin && Caller.Find(context)?.Role.Covers(AccountRole.Operator) != true)
        {
            return BuildAnswers.Error(StatusCodes.Status401Unauthorized, "Only admins and operators certify profiles");
        }

        if (await ReadNoteAsync(context.Request, cancellationToken) is not { } note)
        {
            return BuildAnswers.Error(
                StatusCodes.Status400BadRequest,
                $"The body is {{\"note\": \"...\"}}, with at most {MaxNoteLength} characters");
        }

        return await FindProfileAsync(granted.App, number, builds, cancellationToken) is { } build
            && await builds.CertifyAsync(build, granted.Caller.User!, note, cancellationToken)
            ? BuildAnswers.Json(await WriteAsync(build, builds, context, cancellationToken))
            : NoProfile(name, number);
    }

    private static async Task<string?> ReadNoteAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var body = await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken);
            return body?["note"] is JsonValue value && value.TryGetValue(out string? note)
                && note.Length <= MaxNoteLength
                ? note
                : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static async Task<BuildRecord?> FindProfileAsync(
        AppRecord? app, long number, IBuildStore builds, CancellationToken cancellationToken) =>
        app is not null
        && await builds.FindAsync(app.Name.Namespace, app.Name.Repository, number, cancellationToken)
            is { Kind: BuildKind.Profile } build
        && build.Version == app.Name.Version
            ? build
            : null;

    private static IResult NoProfile(AppName name, long number) =>
        BuildAnswers.Error(StatusCodes.Status404NotFound, $"{name} has no profile {number}");

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
