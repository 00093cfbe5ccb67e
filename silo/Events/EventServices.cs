using Boxyard.Storage;

namespace Boxyard.Events;

/// <summary>Registers what sends events and logs as they come.</summary>
internal static class EventServices
{
    public static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddSingleton<EventCursors>()
        .AddSingleton<EventStreams>()
        .AddSingleton<EventTail>()
        .AddSingleton<ICommitListener>(provider => provider.GetRequiredService<EventTail>())
        .AddHostedService(provider => provider.GetRequiredService<EventTail>())
        .AddSingleton<LogTail>()
        .AddHostedService(provider => provider.GetRequiredService<LogTail>());
}
