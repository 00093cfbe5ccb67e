using System.Collections.Immutable;
using System.Globalization;
using Boxyard.Agent.Profiles;

namespace Boxyard.Agent.Builds;

/// <summary>
/// The command lines for the container engine. Podman keeps the box's images apart from all others; docker has one
/// store for all.
/// </summary>
internal sealed class EngineSteps(BuildOrder order)
{
    private readonly bool _isPodman = Path.GetFileName(order.Engine) == "podman";

    public bool IsPodman => _isPodman;

    public BuildStep Build(BuildJob job, string folder, string dockerfile) => Call(
        [
            "build", "--network", order.Network, "--force-rm",
            // Only finished images are kept: what is half done cannot be told from another build's.
            .. _isPodman ? ["--layers=false"] : ImmutableArray<string>.Empty,
            "--platform", job.Platform, "--file", dockerfile, "--memory", Memory,
            .. job.Source!.BuildArgs.OrderBy(arg => arg.Key, StringComparer.Ordinal)
                .SelectMany(arg => new[] { "--build-arg", $"{arg.Key}={arg.Value}" }),
            .. order.BuildOptions, "--tag", order.LocalImage, folder,
        ]);

    public BuildStep Test(BuildTesting testing) => Call(
        [
            "run", "--rm", "--pull", "never", "--name", order.ContainerName, "--network", order.Network,
            "--memory", Memory, .. Cpus,
            .. testing.MaskEntrypoint ? ["--entrypoint", ""] : ImmutableArray<string>.Empty,
            order.LocalImage, .. testing.Command,
        ]);

    /// <summary>Sends this run's image to the registry.</summary>
    public IEnumerable<BuildStep> Push(string image) => _isPodman
        ? [Move(["push", .. Access, order.LocalImage, $"docker://{NameInRegistry(image)}"])]
        : [Call(["tag", order.LocalImage, NameInRegistry(image)]), Move(["push", NameInRegistry(image)])];

    public BuildStep Pull(string image, string platform) => Move(
        [
            "pull", "--quiet", .. Access,
            .. platform.Length > 0 ? ["--platform", platform] : ImmutableArray<string>.Empty, NameInRegistry(image),
        ]);

    /// <summary>Gives an image of the registry the name that it has during this run.</summary>
    public BuildStep Tag(string image) => Call(["tag", NameInRegistry(image), order.LocalImage]);

    /// <summary>Joins images that are in the registry, under one name there.</summary>
    public IEnumerable<BuildStep> Join(string image, IReadOnlyList<string> parts)
    {
        var names = parts.Select(NameInRegistry).ToList();
        if (!_isPodman)
        {
            ImmutableArray<string> insecure = order.RegistryInsecure ? ["--insecure"] : [];
            return
            [
                Move(["manifest", "create", "--amend", .. insecure, NameInRegistry(image), .. names]),
                Move(["manifest", "push", "--purge", .. insecure, NameInRegistry(image)]),
            ];
        }

        return
        [
            Call(["manifest", "create", order.LocalImage]),
            .. names.Select(name => Move(["manifest", "add", .. Access, order.LocalImage, $"docker://{name}"])),
            Move(["manifest", "push", "--all", .. Access, order.LocalImage, $"docker://{NameInRegistry(image)}"]),
        ];
    }

    /// <summary>A container that is measured while it runs.</summary>
    public BuildStep Run(ProfileTarget target, string? controlGroup) => Call(
        // A group of our own outlives the container, and with it what the container has used.
        controlGroup is null || !_isPodman ? [] : ["--cgroup-manager", "cgroupfs"],
        [
            "run", "--pull", "never", "--name", order.ContainerName, "--network", order.Network,
            "--memory", Memory, .. Cpus,
            .. controlGroup is null ? ImmutableArray<string>.Empty : ["--cgroup-parent", controlGroup],
            order.LocalImage, .. target.Arguments,
        ]);

    public BuildStep Inspect(string format) => Call(["container", "inspect", "--format", format, order.ContainerName]);

    public BuildStep Kill() => Call(["kill", order.ContainerName]);

    public BuildStep RemoveContainer() => Call(["rm", "--force", "--volumes", order.ContainerName]);

    /// <summary>An image that was built here; docker has it under the name by which it was pushed, too.</summary>
    public IEnumerable<BuildStep> RemoveBuilt(string image) =>
        _isPodman ? [RemoveImage()] : [RemoveImage(), RemoveImage(image)];

    public BuildStep RemoveImage() => Call(["rmi", "--force", order.LocalImage]);

    /// <summary>An image by its name in the registry.</summary>
    public BuildStep RemoveImage(string image) => Call(["rmi", "--force", NameInRegistry(image)]);

    public string NameInRegistry(string image) => order.Registry.Length > 0 ? $"{order.Registry}/{image}" : image;

    private string Memory => string.Create(CultureInfo.InvariantCulture, $"{order.MemoryMiB}m");

    private ImmutableArray<string> Cpus =>
        order.Cpus > 0 ? ["--cpus", order.Cpus.ToString(CultureInfo.InvariantCulture)] : [];

    /// <summary>Docker has both in settings of its own.</summary>
    private ImmutableArray<string> Access =>
    [
        .. _isPodman ? [$"--tls-verify={(order.RegistryInsecure ? "false" : "true")}"] : ImmutableArray<string>.Empty,
        .. _isPodman && order.RegistryAuthFile is { } file ? [$"--authfile={file}"] : ImmutableArray<string>.Empty,
    ];

    private BuildStep Move(ImmutableArray<string> command) => Call(command) with { Timeout = order.MoveTimeout };

    private BuildStep Call(ImmutableArray<string> command) => Call([], command);

    private BuildStep Call(ImmutableArray<string> more, ImmutableArray<string> command) =>
        new(
            order.Engine,
            [
                .. order.EngineOptions,
                .. _isPodman
                    ? ["--root", order.StoreFolder, "--runroot", order.RunFolder]
                    : ImmutableArray<string>.Empty,
                .. more, .. command,
            ])
        {
            Variables = _isPodman || order.RegistryAuthFile is not { } file
                ? ImmutableDictionary<string, string>.Empty
                : ImmutableDictionary<string, string>.Empty.Add("DOCKER_CONFIG", Path.GetDirectoryName(file)!),
        };
}
