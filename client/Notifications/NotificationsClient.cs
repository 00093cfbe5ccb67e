using System.Runtime.CompilerServices;
using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>Deliveries to webhooks and how they stand.</summary>
public sealed class NotificationsClient
{
    private const string PageSize = "500";

    private readonly Transport _transport;

    internal NotificationsClient(Transport transport) => _transport = transport;

    /// <summary>
    /// Deliveries, newest first, fetched page by page as they are read. Throws a <see cref="BoxyardException"/>.
    /// </summary>
    /// <param name="state">`waiting`, `delivered` or `given_up`; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<Notification> ListAsync(
        string? state = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? next = null;
        do
        {
            var path = new QueryText("/api/v1/notifications")
                .Add("state", state)
                .Add("page_size", PageSize)
                .Add("next", next);
            var page = (await _transport.GetAsync<NotificationPage>(path, cancellationToken)).GetValue();
            foreach (var notification in page.Notifications)
            {
                yield return notification;
            }

            next = page.Next;
        }
        while (next is not null);
    }

    private sealed record NotificationPage(IReadOnlyList<Notification> Notifications, string? Next);
}
