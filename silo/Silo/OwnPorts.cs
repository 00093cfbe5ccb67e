using Boxyard.Apps;
using Boxyard.TaskQueues;
using Microsoft.Extensions.Options;

namespace Boxyard.Silo;

/// <summary>Old services whose clients know a port with their paths at its root.</summary>
internal static class OwnPorts
{
    /// <summary>
    /// On a service's own port every path is one of its paths. Goes before the routing, which sees the whole path.
    /// </summary>
    public static void UseOwnPorts(this WebApplication app)
    {
        var prefixes = new Dictionary<int, string>();
        if (app.Services.GetRequiredService<IOptions<TaskQueueOptions>>().Value.Port is { } taskQueuePort)
        {
            prefixes[taskQueuePort] = TaskQueueServices.Prefix;
        }

        if (app.Services.GetRequiredService<IOptions<AppOptions>>().Value.Port is > 0 and var appPort)
        {
            prefixes[appPort] = AppPaths.Prefix;
        }

        if (prefixes.Count == 0)
        {
            return;
        }

        app.Use((context, next) =>
        {
            if (prefixes.TryGetValue(context.Connection.LocalPort, out var prefix)
                && !context.Request.Path.StartsWithSegments(prefix, StringComparison.Ordinal))
            {
                context.Request.Path = prefix + context.Request.Path;
            }

            return next(context);
        });
        app.UseRouting();
    }
}
