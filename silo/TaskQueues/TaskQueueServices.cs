using Microsoft.Extensions.Options;

namespace Boxyard.TaskQueues;

/// <summary>Registers the old TaskQueue service.</summary>
internal static class TaskQueueServices
{
    private const string Prefix = "/taskqueue";

    public static IServiceCollection AddTaskQueues(this IServiceCollection services) =>
        services.AddSingleton<TaskConsumption>();

    /// <summary>
    /// On the service's own port every path is one of its paths. Goes before the routing, which sees the whole path.
    /// </summary>
    public static void UseTaskQueuePort(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<TaskQueueOptions>>().Value.Port is not { } port)
        {
            return;
        }

        app.Use((context, next) =>
        {
            var isOwn = context.Connection.LocalPort == port;
            if (isOwn && !context.Request.Path.StartsWithSegments(Prefix, StringComparison.Ordinal))
            {
                context.Request.Path = Prefix + context.Request.Path;
            }

            return next(context);
        });
        app.UseRouting();
    }
}
