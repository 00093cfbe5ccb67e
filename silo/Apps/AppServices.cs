using Boxyard.Accounts;
using Boxyard.Apps.Code;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Boxyard.Apps;

/// <summary>Registers the app registry and its routes.</summary>
internal static class AppServices
{
    private static readonly string[] Verbs =
    [
        HttpMethods.Get, HttpMethods.Head, HttpMethods.Put, HttpMethods.Post, HttpMethods.Delete,
    ];

    public static IServiceCollection AddApps(this IServiceCollection services) => services
        .AddSingleton<AppCounters>()
        .AddSingleton<AppBody>()
        .AddSingleton<AppReadings>()
        .AddSingleton<AppChanges>()
        .AddSingleton<AppMetaFiles>()
        .AddSingleton<IntrospectedTokens>()
        .AddSingleton<AppTokens>()
        .AddSingleton<GitRunner>()
        .AddSingleton<GitProgram>()
        .AddSingleton<GitHosts>()
        .AddSingleton<GitSources>()
        .AddSingleton<GitPlaces>()
        .AddSingleton<GitFolders>()
        .AddSingleton<GitWatch>()
        .AddSingleton<GitReader>()
        .AddSingleton<GitClones>()
        .AddSingleton<AppSubmits>()
        .AddHostedService<AppUpkeep>();

    public static void MapApps(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapAppGroup();
        group.MapAppHome();
        group.MapAppVersions();
        group.MapAppSubmits();
        group.MapAppNamespaces();
        group.MapAppRepositories();
        group.MapAppPermissions();
        group.MapAppMetaFiles();
        group.MapAppImages();
        group.MapMethods("/{**path}", Verbs, () => AppAnswers.NotFound()).With(slash: true);
        group.MapMethods("/{**path}", [HttpMethods.Options], AnswerOptions).With(slash: true);
        group.MapMethods("/{**path}", [HttpMethods.Patch], RefusePatch).With(slash: true);
    }

    /// <summary>Where routes of the registry stand; each says by `With` what holds for it.</summary>
    public static RouteGroupBuilder MapAppGroup(this IEndpointRouteBuilder routes) => routes
        .MapGroup(AppPaths.Prefix)
        .AddEndpointFilter<AppRequestFilter>()
        .For(RouteAccess.Registry)
        .WithMetadata(new RequestSizeLimitAttribute(AppBody.MaxBytes))
        .ExcludeFromDescription();

    private static ContentHttpResult AnswerOptions(HttpContext context)
    {
        context.Response.Headers.Allow = "OPTIONS, DELETE, HEAD, PUT, GET, POST";
        return TypedResults.Text("", "text/html; charset=utf-8");
    }

    private static ContentHttpResult RefusePatch(HttpContext context)
    {
        context.Response.Headers.Allow = "OPTIONS, DELETE, HEAD, PUT, GET, POST";
        return AppAnswers.Error(
            StatusCodes.Status405MethodNotAllowed, "The method is not allowed for the requested URL.");
    }
}
