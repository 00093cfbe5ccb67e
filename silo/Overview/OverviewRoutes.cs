using Boxyard.Accounts;
using Boxyard.Jobs;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Overview;

/// <summary>How the whole stands, in numbers that cost nothing to read.</summary>
internal static class OverviewRoutes
{
    public static IEndpointRouteBuilder MapOverview(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/api/v1/overview", GetAsync)
            .For(RouteAccess.Reading)
            .WithTags("Overview")
            .WithSummary("How many jobs are in each state");
        return routes;
    }

    private static async Task<Ok<OverviewAnswer>> GetAsync(IJobCounts counts, CancellationToken cancellationToken) =>
        TypedResults.Ok(new OverviewAnswer { Jobs = await counts.GetAsync(cancellationToken) });
}
