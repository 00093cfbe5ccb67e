using Boxyard.Accounts;
using Boxyard.Jobs;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Events;

/// <summary>What happened last in the whole lab, for people; programs follow the stream.</summary>
internal static class NewestEventsRoutes
{
    /// <summary>With a filter, so many events are looked at for a page, however few of them match.</summary>
    private const int MaxLookedAt = 2_000;

    public static void MapNewestEvents(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/api/v1/newest-events", ListAsync)
            .For(RouteAccess.Reading)
            .WithTags("Events")
            .WithSummary("The newest events, newest first, by kind, group and box; pages");

    private static async Task<Results<Ok<NewestEventsAnswer>, ProblemHttpResult>> ListAsync(
        IEventFeed feed,
        JobRules rules,
        CancellationToken cancellationToken,
        string? kind = null,
        string? group = null,
        string? box = null,
        long next = long.MaxValue,
        int page_size = PageSize.Default)
    {
        if (PageSize.FindProblem(page_size) is { } problem)
        {
            return Problems.BadRequest(problem);
        }

        var hasFilter = kind is not null || group is not null || box is not null;
        var count = hasFilter ? MaxLookedAt : page_size;
        var looked = await feed.ListNewestAsync(next, count, cancellationToken);
        PositionedEvent[] found =
        [
            .. looked
                .Where(item => kind is null || item.Event.Kind == kind)
                .Where(item => box is null || item.Event.Testbox == box)
                .Where(item => group is null || FollowedEvent.GroupsOf(item, rules.GroupRule).Contains(group))
                .Take(page_size),
        ];
        var last = found.Length == page_size ? found[^1] : looked.Count == count ? looked[^1] : null;
        return TypedResults.Ok(new NewestEventsAnswer
        {
            Events = [.. found.Select(EventAnswer.Of)],
            Next = last?.Event.Id,
        });
    }
}
