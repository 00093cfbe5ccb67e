using Boxyard.Accounts;
using Microsoft.OpenApi;

namespace Boxyard.Silo;

/// <summary>
/// The OpenAPI document of our own routes, at /openapi/v1.json. The old paths have their documents elsewhere.
/// </summary>
internal static class ApiDocument
{
    private static readonly string[] OurPaths = ["api/v1/", "health/"];

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.ShouldInclude = route =>
            Array.Exists(OurPaths, path => route.RelativePath?.StartsWith(path, StringComparison.Ordinal) == true);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Boxyard";
            document.Info.Description = "A scheduler for labs of test boxes.";
            document.AddComponent("token", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "While accounts are on: the token of an account, or of an attempt where a box calls.",
            });
            foreach (var path in document.Paths.Values)
            {
                // HEAD answers as GET does; listing it twice tells nothing.
                path.Operations?.Remove(HttpMethod.Head);
            }

            return Task.CompletedTask;
        });
    });

    public static void MapApiDocument(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi().For(RouteAccess.Everybody);
}
