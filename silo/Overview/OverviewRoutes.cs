using Boxyard.Accounts;
using Boxyard.Jobs;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

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
        routes.MapRead("/api/v1/overview/groups", GetGroupsAsync)
            .For(RouteAccess.Reading)
            .WithTags("Overview")
            .WithSummary("How each group of boxes stands: what waits and runs, its boxes, the wait to expect");
        routes.MapRead("/api/v1/overview/throughput", GetThroughputAsync)
            .For(RouteAccess.Reading)
            .WithTags("Overview")
            .WithSummary("How many jobs ended how in each of the last `hours`, 1 to 744");
        routes.MapRead("/api/v1/about", GetAbout)
            .For(RouteAccess.Reading)
            .WithTags("Overview")
            .WithSummary("What clients ask a silo about itself: where its dashboard is");
        routes.MapHistories();
        return routes;
    }

    private static Ok<AboutAnswer> GetAbout(IOptions<SiloOptions> options) =>
        TypedResults.Ok(new AboutAnswer { DashboardAddress = options.Value.DashboardAddress });

    private static async Task<Ok<GroupsAnswer>> GetGroupsAsync(
        GroupOverview groups, CancellationToken cancellationToken) =>
        TypedResults.Ok(new GroupsAnswer(await groups.GetAsync(cancellationToken)));

    private static async Task<Results<Ok<ThroughputAnswer>, ProblemHttpResult>> GetThroughputAsync(
        ILabFacts facts, IJobStore jobs, CancellationToken cancellationToken, int hours = 24)
    {
        if (hours is < 1 or > HourlyEnds.MaxHours)
        {
            return Problems.BadRequest($"hours: {hours} is not within 1 and {HourlyEnds.MaxHours}.");
        }

        var now = await jobs.GetNowAsync(cancellationToken);
        // The hour that runs is one of them.
        var ends = await facts.ListEndsAsync(now - TimeSpan.FromHours(hours - 1), cancellationToken);
        return TypedResults.Ok(new ThroughputAnswer { Now = now, Ends = ends });
    }

    private static async Task<Ok<OverviewAnswer>> GetAsync(IJobCounts counts, CancellationToken cancellationToken) =>
        TypedResults.Ok(new OverviewAnswer { Jobs = await counts.GetAsync(cancellationToken) });
}
