using System.Text.Json.Nodes;
using Boxyard.Apps;
using Boxyard.Builds.Jenkins;
using Boxyard.Profiles;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Builds;

/// <summary>Builds of apps, as clients of the old registry ask for them.</summary>
internal static class BuildRoutes
{
    private const string Version = "/builds/{space}/{repository}/{version}";
    private const string LogName = "consoleText";
    private const int MaxShown = 100;

    public static IEndpointRouteBuilder MapBuilds(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapAppGroup();
        group.MapPost(Version, StartAsync).With(user: true);
        group.MapRead(Version, FindNewestAsync).With(user: true);
        // As what follows: what their addresses show, these show.
        group.MapRead($"{Version}/history", ListAsync).With();
        group.MapRead($"{Version}/{{number:long}}/{{**part}}", GetPartAsync).With(slash: true);
        group.MapProfiles();
        return routes;
    }

    /// <summary>Of a build or profile that is not there.</summary>
    public static ContentHttpResult NoApp(AppName name) =>
        AppAnswers.Ok(new JsonObject { ["error"] = $"app_spec not found {name}" });

    public static ContentHttpResult NoBuild() =>
        AppAnswers.Failed("Could not get build number: No build id found in database");

    public static async Task<JsonObject> WriteAsync(
        BuildRecord build, IBuildStore builds, HttpContext context, CancellationToken cancellationToken) =>
        BuildText.Write(build, await builds.ListJobsAsync(build, cancellationToken), RootOf(context));

    private static string RootOf(HttpContext context) =>
        $"{context.Request.Scheme}://{context.Request.Host}{AppPaths.Prefix}";

    private static async Task<IResult> StartAsync(
        HttpContext context,
        [AsParameters] AppPath path,
        BuildCall call,
        AppCounters counters,
        CancellationToken cancellationToken)
    {
        var (app, refusal) = await call.EnterAsync(context, path.Name, AppPermission.FullControl, cancellationToken);
        if (app is null)
        {
            return refusal ?? NoApp(path.Name);
        }

        counters.BuildRequested();
        return await call.StartAsync(
            new BuildAsk
            {
                Kind = BuildKind.Build,
                Spec = app.Spec,
                Caller = context.AppCaller(),
                Push = !context.Request.Query.IsTrue("skip_image_push"),
            },
            cancellationToken);
    }

    private static async Task<IResult> FindNewestAsync(
        HttpContext context,
        [AsParameters] AppPath path,
        BuildCall call,
        CancellationToken cancellationToken)
    {
        var (app, refusal) = await call.ReadAsync(context, path.Name, cancellationToken);
        return app is null ? refusal! : await call.FindNewestAsync(context, app.Name, cancellationToken);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context,
        [AsParameters] AppPath path,
        long? before,
        BuildCall call,
        IBuildStore builds,
        JenkinsBuilds jenkins,
        CancellationToken cancellationToken)
    {
        var (app, refusal) = await call.ReadAsync(context, path.Name, cancellationToken);
        if (app is null)
        {
            return refusal!;
        }

        var page = await builds.ListAsync(
            app.Name.Namespace,
            app.Name.Repository,
            app.Name.Version,
            before ?? long.MaxValue,
            MaxShown,
            cancellationToken);
        var jobs = await builds.ListJobsAsync(page, cancellationToken);
        var root = RootOf(context);
        // Numbers of a Jenkins are not ours: they come before the newest of these.
        IEnumerable<JsonNode> elsewhere = before is null ? await jenkins.ListAsync(app.Name, cancellationToken) : [];
        var ours = page.Select(build => (JsonNode)BuildText.Write(build, [.. jobs[build.Number]], root));
        return AppAnswers.Ok(new JsonObject { ["data"] = new JsonArray([.. elsewhere, .. ours]) });
    }

    /// <summary>The part may begin with a slash: clients put one before it though the address ends in one.</summary>
    private static async Task<IResult> GetPartAsync(
        HttpContext context,
        [AsParameters] AppPath path,
        long number,
        string? part,
        BuildCall call,
        IBuildStore builds,
        BuildConsole console,
        CancellationToken cancellationToken)
    {
        var (app, refusal) = await call.ReadAsync(context, path.Name, cancellationToken);
        if (app is null)
        {
            return refusal!;
        }

        var build = await builds.FindAsync(app.Name.Namespace, app.Name.Repository, number, cancellationToken);
        if (build?.Version != app.Name.Version)
        {
            return AppAnswers.NotFound($"{path.Name} has no build {number}");
        }

        return (part ?? "").Trim('/') switch
        {
            LogName or "console" => TypedResults.Stream(
                target => console.WriteAsync(build, target, cancellationToken), "text/plain; charset=utf-8"),
            "" or "api/json" => AppAnswers.Ok(await WriteAsync(build, builds, context, cancellationToken)),
            _ => AppAnswers.NotFound(),
        };
    }
}
