using Boxyard.Accounts;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Notifications;

/// <summary>Who was told of what, and who could not be.</summary>
internal static class NotificationRoutes
{
    public static void MapNotifications(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/v1/notifications").WithTags("Notifications").MapRead("", ListAsync)
            .For(RouteAccess.Operating)
            .WithSummary("Deliveries to webhooks, newest first, by state: waiting, delivered, given_up");

    private static async Task<Results<Ok<NotificationPageAnswer>, ProblemHttpResult>> ListAsync(
        INotificationStore deliveries,
        CancellationToken cancellationToken,
        string? state = null,
        string? next = null,
        int page_size = PageSize.Default)
    {
        if (PageSize.FindProblem(page_size) is { } wrongSize)
        {
            return Problems.BadRequest(wrongSize);
        }

        var wanted = Find(state);
        if (state is not null && wanted is null)
        {
            return Problems.BadRequest($"state: '{state}' is not waiting, delivered or given_up.");
        }

        var before = next is null ? null : await deliveries.FindAsync(next, cancellationToken);
        if (next is not null && before is null)
        {
            return Problems.BadRequest($"next: '{next}' is no delivery that is still kept.");
        }

        var page = await deliveries.ListAsync(wanted, before, page_size, cancellationToken);
        return TypedResults.Ok(new NotificationPageAnswer
        {
            Notifications = [.. page.Select(NotificationAnswer.Of)],
            Next = page.Count == page_size ? page[^1].Id : null,
        });
    }

    private static DeliveryState? Find(string? word) => word switch
    {
        "waiting" => DeliveryState.Waiting,
        "delivered" => DeliveryState.Delivered,
        "given_up" => DeliveryState.GivenUp,
        _ => null,
    };
}
