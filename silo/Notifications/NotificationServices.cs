using Microsoft.Extensions.Options;

namespace Boxyard.Notifications;

/// <summary>Registers what tells others of what happens.</summary>
internal static class NotificationServices
{
    public static IServiceCollection AddNotifications(this IServiceCollection services) => services
        .AddSingleton<ClusterWaits>()
        .AddSingleton<Occurrences>()
        .AddSingleton<DeliveryPlan>()
        .AddSingleton<WebhookClient>()
        .AddSingleton(provider => new ReceiverPace(
            provider.GetRequiredService<IOptions<NotificationOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()))
        .AddHostedService<NotificationFollower>()
        .AddHostedService<NotificationSender>();
}
