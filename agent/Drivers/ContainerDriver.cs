using System.Globalization;
using Boxyard.Agent.Boxes;
using Boxyard.Agent.Silo;

namespace Boxyard.Agent.Drivers;

/// <summary>Boxes that are containers, by the engine's command line.</summary>
internal sealed class ContainerDriver(AgentOptions options, BoxFiles files, ProgramRunner programs) : IBoxDriver
{
    public string ConsoleStream => "console";

    public async Task<RunRecord> PrepareAsync(
        BoxPlan box, RunRecord run, BootOffer offer, CancellationToken cancellationToken)
    {
        var fetched = await files.FetchGuestAsync(run, offer, cancellationToken);
        // Found here, so that an archive without a guest is said to be broken before anything runs.
        _ = GuestEntry.Find(run);
        await GetImageAsync(offer.Image, cancellationToken);
        return fetched with { Image = offer.Image };
    }

    public async Task StartAsync(BoxPlan box, RunRecord run, CancellationToken cancellationToken)
    {
        var command = EngineCommands.Run(box, run, run.Image, options, GuestEntry.Find(run));
        var started = await CallAsync(command, cancellationToken);
        if (started.ExitCode != 0)
        {
            throw new BoxStartException(
                "load_disk_fail",
                $"The container did not start (exit code {started.ExitCode}): {started.Error.Trim()}");
        }
    }

    public async Task<HostProcess?> FindAsync(RunRecord run, CancellationToken cancellationToken)
    {
        var facts = await InspectAsync(run, cancellationToken);
        return facts is ["true", var id, ..] ? HostProcess.Find(int.Parse(id, CultureInfo.InvariantCulture)) : null;
    }

    public async Task<BoxExit> FindExitAsync(RunRecord run, CancellationToken cancellationToken) =>
        await InspectAsync(run, cancellationToken) is ["false", _, var code, var isOutOfMemory]
            ? new BoxExit(int.Parse(code, CultureInfo.InvariantCulture), isOutOfMemory == "true")
            : new BoxExit(Code: null);

    public async Task StopAsync(RunRecord run, CancellationToken cancellationToken)
    {
        if (await InspectAsync(run, cancellationToken) is not null)
        {
            var removed = await CallAsync(EngineCommands.Remove(run), cancellationToken);
            if (removed.ExitCode != 0)
            {
                throw new IOException($"The container of {run.RunName} cannot be removed: {removed.Error.Trim()}");
            }
        }

        await FreeFilesAsync(run, cancellationToken);
    }

    /// <summary>
    /// To an agent without root, what a container wrote may belong to others: to users that only podman's own namespace
    /// knows, or to root where a daemon runs the containers. What stays is removed with the run's folder.
    /// </summary>
    private async Task FreeFilesAsync(RunRecord run, CancellationToken cancellationToken)
    {
        if (Environment.IsPrivilegedProcess)
        {
            return;
        }

        if (Path.GetFileName(BoxPlan.FindEngine(options)) == "podman")
        {
            await CallAsync(EngineCommands.Unshare(run), cancellationToken);
        }
        else if (run.Image.Length > 0 && Directory.Exists(run.RootFolder))
        {
            // What was begun by an agent that was killed may have left no guest: then the image's own shell does it.
            var entry = GuestEntry.TryFind(run) ?? new GuestEntry("", HasBusybox: false);
            await CallAsync(EngineCommands.Clean(run, entry), cancellationToken);
        }
    }

    private async Task GetImageAsync(string image, CancellationToken cancellationToken)
    {
        if (image.Length == 0)
        {
            throw new BoxStartException("load_disk_fail", "The job names no docker_image, which containers need.");
        }

        if ((await CallAsync(EngineCommands.HasImage(image), cancellationToken)).ExitCode == 0)
        {
            return;
        }

        if (!options.PullImages)
        {
            throw new BoxStartException(
                "load_disk_fail", $"The image {image} is not on this host, and Agent:PullImages is off.");
        }

        var pulled = await CallAsync(EngineCommands.Pull(image), cancellationToken);
        if (pulled.ExitCode != 0)
        {
            throw new BoxStartException(
                "load_disk_fail", $"The image {image} is not on this host and cannot be pulled: {pulled.Error.Trim()}");
        }
    }

    /// <summary>Running, process, exit code, out of memory; null when there is no such container.</summary>
    private async Task<string[]?> InspectAsync(RunRecord run, CancellationToken cancellationToken)
    {
        var inspected = await CallAsync(EngineCommands.Inspect(run), cancellationToken);
        if (inspected.ExitCode == 0)
        {
            return inspected.Output.Trim().Split(' ');
        }

        return inspected.Error.Contains("no such", StringComparison.OrdinalIgnoreCase)
            ? null
            : throw new IOException($"The container engine does not answer: {inspected.Error.Trim()}");
    }

    private Task<ProgramOutcome> CallAsync(IReadOnlyList<string> command, CancellationToken cancellationToken) =>
        programs.RunAsync(
            BoxPlan.FindEngine(options) ?? "podman",
            [.. options.EngineOptions, .. command],
            options.StartTimeout,
            cancellationToken);
}
