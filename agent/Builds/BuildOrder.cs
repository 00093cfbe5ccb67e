using System.Collections.Immutable;
using System.Text.Json;

namespace Boxyard.Agent.Builds;

/// <summary>
/// What the agent tells the process that builds: settings of the host, none of which a job can change. It is a file
/// of the run, since command lines are for all to see.
/// </summary>
internal sealed record BuildOrder
{
    private const string FileName = "order.json";

    /// <summary>The path of podman or docker.</summary>
    public required string Engine { get; init; }

    public required ImmutableArray<string> EngineOptions { get; init; }
    public required ImmutableArray<string> BuildOptions { get; init; }
    public required string Network { get; init; }

    /// <summary>Where podman keeps the box's images; docker's are its daemon's.</summary>
    public required string StoreFolder { get; init; }

    /// <summary>What podman needs of the store while it runs. It takes no path of more than 50 characters.</summary>
    public required string RunFolder { get; init; }

    /// <summary>The name that the image has on this host while the job runs; no other run has it.</summary>
    public required string LocalImage { get; init; }

    public required string ContainerName { get; init; }
    public required double Cpus { get; init; }
    public required int MemoryMiB { get; init; }

    /// <summary>`host[:port][/path]`; empty: images stay here.</summary>
    public required string Registry { get; init; }

    public required bool RegistryInsecure { get; init; }
    public string? RegistryAuthFile { get; init; }

    /// <summary>As GIT_ALLOW_PROTOCOL takes them.</summary>
    public required string GitProtocols { get; init; }

    /// <summary>Whether code and submodules may come from the inside network, unlooked at.</summary>
    public required bool AllowInsideAddresses { get; init; }

    public required TimeSpan CloneTimeout { get; init; }

    /// <summary>What a clone with its submodules may take on disk.</summary>
    public required int MaxCloneMiB { get; init; }

    public string? SshKeyFile { get; init; }

    /// <summary>Null: the key of any host is taken.</summary>
    public string? SshKnownHostsFile { get; init; }

    /// <summary>How long moving an image to or from the registry may take.</summary>
    public required TimeSpan MoveTimeout { get; init; }

    /// <exception cref="BuildFailure">This host moves no images.</exception>
    public void RequireRegistry()
    {
        if (Registry.Length == 0)
        {
            throw new BuildFailure(
                "This host has no registry of images. Set its Agent:Registry, or build with ?skip_image_push=true.");
        }
    }

    public static BuildOrder Read(string folder) =>
        JsonSerializer.Deserialize<BuildOrder>(File.ReadAllText(Path.Join(folder, FileName)))
        ?? throw new InvalidDataException($"{folder}/{FileName} is empty.");

    public Task WriteAsync(string folder, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(Path.Join(folder, FileName), JsonSerializer.Serialize(this), cancellationToken);
}
