namespace Boxyard.Silo;

/// <summary>The OpenAPI document of our own routes, at /openapi/v1.json. The old paths have their documents elsewhere.</summary>
internal static class ApiDocument
{
    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.ShouldInclude = route =>
            route.RelativePath is { } path
            && (path.StartsWith("api/v1/", StringComparison.Ordinal) || path.StartsWith("health/", StringComparison.Ordinal));
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Boxyard";
            document.Info.Description = "A scheduler for labs of test boxes.";
            foreach (var path in document.Paths.Values)
            {
                // HEAD answers as GET does; listing it twice tells nothing.
                path.Operations?.Remove(HttpMethod.Head);
            }

            return Task.CompletedTask;
        });
    });
}
