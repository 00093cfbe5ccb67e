using System.Collections.Immutable;
using System.Text.Json;
using Boxyard.Jobs;
using Boxyard.Testboxes;

namespace Boxyard.Boot;

/// <summary>What boot texts say of an attempt: the fields of the stored job that they need, read once.</summary>
internal sealed record BootJob
{
    /// <summary>The id that the box is shown.</summary>
    public required string Id { get; init; }
    public required BootAddress Scheduler { get; init; }
    public required string ResultRoot { get; init; }

    /// <summary>`os/os_arch/os_version`.</summary>
    public required string OsDir { get; init; }
    public required string OsArch { get; init; }
    public required BootMount Mount { get; init; }
    public required string LkpUser { get; init; }
    public string? KernelVersion { get; init; }
    public ImmutableArray<string> CustomParameters { get; init; } = [];
    public string DockerImage { get; init; } = "";
    public ImmutableArray<BootProgram> Programs { get; init; } = [];
    public string? NicCount { get; init; }
    public string? DiskCount { get; init; }
    public string? DiskSize { get; init; }
    public ImmutableArray<string> RootDisks { get; init; } = [];

    /// <summary>As the job says, for example `16g`.</summary>
    public string? Memory { get; init; }

    /// <summary>The job's `vt` object as JSON.</summary>
    public string VirtualMachineJson { get; init; } = "{}";

    public static BootJob From(Offer offer)
    {
        using var document = JsonDocument.Parse(offer.Spec);
        var spec = document.RootElement;
        var shownId = new ShownId(offer.JobId, offer.Attempt);
        var osArch = BootFields.Text(spec, "os_arch") ?? "";
        return new BootJob
        {
            Id = shownId.ToString(),
            Scheduler = BootAddress.Parse(offer.Address),
            ResultRoot = Jobs.ResultRoot.For(spec, shownId),
            OsDir = BootFields.Text(spec, "os_dir")
                ?? $"{BootFields.Text(spec, "os")}/{osArch}/{BootFields.Text(spec, "os_version")}",
            OsArch = osArch,
            Mount = MountOf(BootFields.Text(spec, "os_mount")),
            LkpUser = BootFields.Text(spec, "lkp_initrd_user") ?? "latest",
            KernelVersion = BootFields.Text(spec, "kernel_version"),
            CustomParameters = BootWords.Split(string.Join(' ', BootFields.Texts(spec, "kernel_custom_params"))),
            DockerImage = BootFields.Text(spec, "docker_image") ?? "",
            Programs = BootFields.Programs(spec),
            NicCount = BootFields.Text(spec, "nr_nic"),
            DiskCount = BootFields.Text(spec, "nr_disk"),
            DiskSize = BootFields.Text(spec, "disk_size"),
            RootDisks = [.. BootFields.Texts(spec, "rootfs_disk").SelectMany(disk => BootWords.Split(disk))],
            Memory = BootFields.Text(spec, "memory"),
            VirtualMachineJson = BootFields.ObjectJson(spec, "vt"),
        };
    }

    private static BootMount MountOf(string? name) => name switch
    {
        "nfs" => BootMount.Nfs,
        "cifs" => BootMount.Cifs,
        "container" => BootMount.Container,
        "initramfs" or null => BootMount.Initramfs,
        _ => throw new FormatException($"The job's os_mount is '{name}'; we boot initramfs, nfs, cifs and container."),
    };
}
