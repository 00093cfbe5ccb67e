namespace Boxyard.TaskQueues;

/// <summary>Registers the old TaskQueue service.</summary>
internal static class TaskQueueServices
{
    public const string Prefix = "/taskqueue";

    public static IServiceCollection AddTaskQueues(this IServiceCollection services) =>
        services.AddSingleton<TaskConsumption>();
}
