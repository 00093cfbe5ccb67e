using Boxyard.Apps;
using Boxyard.TaskQueues;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Boxyard.Silo;

/// <summary>
/// Refuses to run with a port of an old service that nobody listens on, or that two of them want: which addresses there
/// are is known once the server listens.
/// </summary>
internal sealed class OwnPortCheck(
    IServer server, IOptions<TaskQueueOptions> taskQueues, IOptions<AppOptions> apps) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var ports = addresses.Select(address => BindingAddress.Parse(address).Port).ToHashSet();
        var mistakes = FindMistakes(ports, taskQueues.Value.Port ?? 0, apps.Value.Port);
        return mistakes.Count == 0 ? Task.CompletedTask : throw new IOException(string.Join(' ', mistakes));
    }

    /// <summary>`ports` are those that the server listens on; 0 is for no port of its own.</summary>
    public static IReadOnlyList<string> FindMistakes(IReadOnlySet<int> ports, int taskQueuePort, int appPort)
    {
        return
        [
            .. FindMistake("TaskQueue:Port", taskQueuePort), .. FindMistake("Apps:Port", appPort),
            .. taskQueuePort > 0 && taskQueuePort == appPort
                ? new[] { $"TaskQueue:Port and Apps:Port are both {appPort}: each needs its own." }
                : [],
        ];

        IEnumerable<string> FindMistake(string setting, int port) => port > 0 && !ports.Contains(port)
            ? [$"{setting} is {port}, and the silo does not listen on it: name it in --urls too."]
            : [];
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
