using System.Text.Json.Nodes;
using Boxyard.Accounts;
using Boxyard.Apps;
using Boxyard.Silo;

namespace Boxyard.Builds;

/// <summary>Builds of apps, as clients of the old registry ask for them.</summary>
internal static class BuildRoutes
{
    public const string Root = "/ecr";
    private const string LogName = "consoleText";
    private const int MaxShown = 100;

    public static void MapBuilds(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Root + "/builds/{ns}/{repo}/{version}").For(RouteAccess.Reading)
            .WithTags("Builds");
        group.MapPost("", StartAsync).For(RouteAccess.Submitting)
            .WithSummary("Builds an app: `{\"build_number\": N}`, and its jobs are queued");
        group.MapRead("", FindNewestAsync).WithSummary("The newest build of a version, in the words of Jenkins");
        group.MapRead("/history", ListAsync).WithSummary("The builds of a version, newest first; `?before=` a number");
        group.MapRead("/{number:long}", FindAsync).WithSummary("One build");
        group.MapRead("/{number:long}/{**part}", GetPartAsync)
            .WithSummary("`consoleText`: the log of a build so far; it ends in `Finished: SUCCESS` or `FAILURE`");
        ProfileRoutes.Map(routes);
    }

    /// <summary>Only these two words are true, as of old.</summary>
    internal static bool IsTrue(string? argument) => argument is "true" or "1";

    internal static string RootOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{Root}";

    internal static async Task<IResult> QueueAsync(
        BuildAsk ask, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var name = ask.Spec.Name;
        var number = await grains.GetGrain<IBuildGrain>($"{name.Namespace}/{name.Repository}")
            .StartAsync(ask, cancellationToken);
        return BuildAnswers.Json(new JsonObject { ["build_number"] = number });
    }

    internal static IResult NoApp(AppName name) =>
        BuildAnswers.Json(new JsonObject { ["error"] = $"app_spec not found {name}" });

    private static async Task<IResult> StartAsync(
        string ns,
        string repo,
        string version,
        string? skip_image_push,
        HttpContext context,
        BuildCall calls,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var name = AppNames.Of(ns, repo, version);
        var (granted, refusal) = await calls.EnterAsync(context, name, BuildNeed.Build, cancellationToken);
        return granted is null ? refusal!
            : granted.App is null ? NoApp(name)
            : await QueueAsync(
                new BuildAsk
                {
                    Kind = BuildKind.Build,
                    Spec = granted.App.Spec,
                    RequestedBy = granted.Caller.User!,
                    Push = !IsTrue(skip_image_push),
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
            app.Name.Namespace, app.Name.Repository, app.Name.Version, BuildKind.Build, cancellationToken) is { } build
            ? BuildAnswers.Json(await WriteAsync(build, builds, context, cancellationToken))
            : BuildAnswers.Error(
                StatusCodes.Status500InternalServerError,
                "Could not get build number: No build id found in database");
    }

    private static async Task<IResult> ListAsync(
        string ns,
        string repo,
        string version,
        long? before,
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

        var list = new JsonArray();
        foreach (var build in await builds.ListAsync(
            app.Name.Namespace,
            app.Name.Repository,
            app.Name.Version,
            before ?? long.MaxValue,
            MaxShown,
            cancellationToken))
        {
            list.Add(await WriteAsync(build, builds, context, cancellationToken));
        }

        return BuildAnswers.Json(new JsonObject { ["data"] = list });
    }

    private static Task<IResult> FindAsync(
        string ns,
        string repo,
        string version,
        long number,
        HttpContext context,
        BuildCall calls,
        IBuildStore builds,
        BuildConsole console,
        CancellationToken cancellationToken) =>
        GetPartAsync(ns, repo, version, number, "", context, calls, builds, console, cancellationToken);

    /// <summary>The part may begin with a slash: clients put one before it though the address ends in one.</summary>
    private static async Task<IResult> GetPartAsync(
        string ns,
        string repo,
        string version,
        long number,
        string? part,
        HttpContext context,
        BuildCall calls,
        IBuildStore builds,
        BuildConsole console,
        CancellationToken cancellationToken)
    {
        var name = AppNames.Of(ns, repo, version);
        var (granted, refusal) = await calls.EnterAsync(context, name, BuildNeed.Log, cancellationToken);
        if (granted?.App is not { } app)
        {
            return refusal ?? BuildAnswers.Error(StatusCodes.Status404NotFound, "App not found");
        }

        var build = await builds.FindAsync(app.Name.Namespace, app.Name.Repository, number, cancellationToken);
        if (build?.Version != app.Name.Version)
        {
            return BuildAnswers.Error(StatusCodes.Status404NotFound, $"{name} has no build {number}");
        }

        return (part ?? "").Trim('/') switch
        {
            LogName or "console" => TypedResults.Stream(
                target => console.WriteAsync(build, target, cancellationToken), "text/plain; charset=utf-8"),
            "" or "api/json" => BuildAnswers.Json(await WriteAsync(build, builds, context, cancellationToken)),
            _ => BuildAnswers.Error(StatusCodes.Status404NotFound, "Resource not supported"),
        };
    }

    internal static async Task<JsonObject> WriteAsync(
        BuildRecord build, IBuildStore builds, HttpContext context, CancellationToken cancellationToken) =>
        BuildText.Write(
            build, await builds.ListJobsAsync(build, cancellationToken), RootOf(context.Request));
}
