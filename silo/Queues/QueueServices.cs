using Boxyard.Storage;

namespace Boxyard.Queues;

/// <summary>Registers who waits for jobs.</summary>
internal static class QueueServices
{
    public static IServiceCollection AddQueues(this IServiceCollection services) => services
        .AddSingleton<QueueWaiters>()
        .AddSingleton<WaitReasons>()
        .AddSingleton<ServingBoxes>()
        .AddSingleton<ICommitListener, WaiterWakes>();
}
