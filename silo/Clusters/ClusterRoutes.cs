using Boxyard.Accounts;
using Boxyard.Silo;
using Boxyard.Testboxes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Clusters;

/// <summary>Where the nodes of cluster jobs meet. It changes things: it answers to GET alone, never to HEAD.</summary>
internal static class ClusterRoutes
{
    public static void MapClusters(this IEndpointRouteBuilder routes)
    {
        foreach (var prefix in OldPaths.Prefixes)
        {
            routes.MapGet($"{prefix}/~lkp/cgi-bin/lkp-cluster-sync", SyncAsync)
                .AddEndpointFilter<LabNetworkFilter>()
                .WithMetadata(ReportRoute.Mark)
                .DisableRateLimiting()
                .For(RouteAccess.Boxes)
                .ExcludeFromDescription();
        }
    }

    private static async Task<ContentHttpResult> SyncAsync(
        HttpRequest request, ClusterSync sync, CancellationToken cancellationToken) =>
        TypedResults.Text(await sync.AnswerAsync(BoxCall.From(request), cancellationToken), "text/html");
}
