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
        var osArch = JobFields.Text(spec, "os_arch") ?? "";
        return new BootJob
        {
            Id = shownId.ToString(),
            Scheduler = BootAddress.Parse(offer.Address),
            ResultRoot = Boot.ResultRoot.For(spec, shownId),
            OsDir = JobFields.Text(spec, "os_dir")
                ?? $"{JobFields.Text(spec, "os")}/{osArch}/{JobFields.Text(spec, "os_version")}",
            OsArch = osArch,
            Mount = MountOf(JobFields.Text(spec, "os_mount")),
            LkpUser = JobFields.Text(spec, "lkp_initrd_user") ?? "latest",
            KernelVersion = JobFields.Text(spec, "kernel_version"),
            CustomParameters = BootWords.Split(string.Join(' ', JobFields.Texts(spec, "kernel_custom_params"))),
            DockerImage = JobFields.Text(spec, "docker_image") ?? "",
            Programs = JobFields.Programs(spec),
            NicCount = JobFields.Text(spec, "nr_nic"),
            DiskCount = JobFields.Text(spec, "nr_disk"),
            DiskSize = JobFields.Text(spec, "disk_size"),
            RootDisks = [.. JobFields.Texts(spec, "rootfs_disk").SelectMany(disk => BootWords.Split(disk))],
            Memory = JobFields.Text(spec, "memory"),
            VirtualMachineJson = JobFields.ObjectJson(spec, "vt"),
        };
    }

    private static BootMount MountOf(string? name) => name switch
    {
        "nfs" => BootMount.Nfs,
        "cifs" => BootMount.Cifs,
        "container" => BootMount.Container,
        "initramfs" or null => BootMount.Initramfs,
        _ => throw new FormatException($"The job's os_mount is '{name}'; initramfs, nfs, cifs and container can be booted."),
    };
}
