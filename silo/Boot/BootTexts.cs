using Boxyard.Testboxes;
using Microsoft.Extensions.Options;

namespace Boxyard.Boot;

/// <summary>Writes the answers to boot requests, in the words of the loader that asks.</summary>
internal sealed class BootTexts(IOptions<BootOptions> options, BootPlanner planner)
{
    private static readonly BootTemplate GrubJob = BootTemplate.Load("grub-job");

    /// <summary>
    /// Generation G3's, in quotes: GRUB takes the `&amp;` and the settings of iPXE in it for errors of syntax.
    /// </summary>
    private static readonly BootTemplate GrubNoJob = BootTemplate.Load("no-job-grub-g3");

    private readonly BootGeneration _generation = options.Value.Generation;
    private readonly BootTemplate _ipxeJob = Load("ipxe-job", options.Value.Generation);
    private readonly BootTemplate _noJob = Load("no-job", options.Value.Generation);
    private readonly BootJsonTexts _json = new(options.Value);

    public string ContentType(BootKind kind) => IsJson(Spoken(kind)) ? "application/json" : "text/plain; charset=utf-8";

    /// <summary>The attempt that a box is offered.</summary>
    public BootText Job(BootKind kind, Offer offer)
    {
        var job = BootJob.From(offer);
        switch (Spoken(kind))
        {
            case BootKind.Ipxe:
                var ipxe = planner.PlanMachine(job);
                return new BootText { Text = IpxeJob(job, ipxe), Warnings = ipxe.Warnings };
            case BootKind.Grub:
                var grub = planner.PlanGrub(job);
                return new BootText { Text = WriteGrub(grub), Warnings = grub.Warnings };
            case BootKind.Container:
                var (lkp, archive, warnings) = planner.PlanContainer(job);
                return new BootText { Text = _json.Container(job, lkp, archive), Warnings = warnings };
            case BootKind.Libvirt:
                var machine = planner.PlanMachine(job);
                return new BootText { Text = _json.Libvirt(job, machine), Warnings = machine.Warnings };
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, null);
        }
    }

    /// <summary>Nothing is queued for the box. Generation G3 tells boxes that it knows from others.</summary>
    public string NoJob(BootKind kind, BootAddress scheduler, bool isKnownBox = true) =>
        NoJobText(
            kind,
            scheduler,
            _generation == BootGeneration.G3 && isKnownBox ? "No job available at the moment" : "No job now");

    /// <summary>The body of an error. GRUB's is the same in every generation: real machines run it.</summary>
    public string Error(BootKind kind, string message)
    {
        if (kind == BootKind.Grub)
        {
            return LoaderErrors.GrubText(message);
        }

        return IsJson(Spoken(kind)) ? BootJsonTexts.Error(kind, message) : LoaderErrors.IpxeText(message);
    }

    private static BootTemplate Load(string name, BootGeneration generation) =>
        BootTemplate.Load($"{name}-{generation.ToString().ToLowerInvariant()}");

    private static bool IsJson(BootKind kind) => kind is BootKind.Container or BootKind.Libvirt;

    private static string Loader(BootKind kind) => kind == BootKind.Grub ? "grub" : "ipxe";

    /// <summary>Generation G0 had one text, iPXE's, for every loader.</summary>
    private BootKind Spoken(BootKind kind) => _generation == BootGeneration.G0 ? BootKind.Ipxe : kind;

    private string NoJobText(BootKind kind, BootAddress scheduler, string message)
    {
        var spoken = Spoken(kind);
        var noJob = _generation == BootGeneration.G3 && spoken == BootKind.Grub ? GrubNoJob : _noJob;
        return IsJson(spoken)
            ? _json.NoJob(spoken)
            : noJob.Render(("loader", Loader(spoken)), ("message", message), ("scheduler", scheduler.ToString()));
    }

    private string IpxeJob(BootJob job, BootPlan plan) => _ipxeJob.Render(
        ("settings", string.Join('\n', Settings(job))),
        ("initrds", string.Join('\n', plan.Initrds.Select(initrd => $"initrd {initrd.ForIpxe}"))),
        ("kernel", plan.Kernel.ForIpxe),
        ("parameters", string.Join(' ', plan.Parameters)),
        ("initrd_names", string.Join(NameSeparator, plan.Initrds.Select(initrd => $"initrd={initrd.Name}"))),
        ("tail", Tail(job, plan)),
        ("job_id", job.Id),
        ("result_root", BootWords.Path(job.ResultRoot)));

    private static string WriteGrub(BootPlan plan) => GrubJob.Render(
        ("kernel", plan.Kernel.ForGrub),
        ("parameters", BootWords.ForGrub(plan.Parameters)),
        ("initrds", string.Join(' ', plan.Initrds.Select(initrd => initrd.ForGrub))));

    private string NameSeparator => _generation is BootGeneration.G0 or BootGeneration.G1 ? " " : "  ";

    /// <summary>What the tools that start virtual machines read from comments of the text.</summary>
    private IEnumerable<string> Settings(BootJob job)
    {
        (string Name, string? Value)[] settings = _generation == BootGeneration.G3
            ? [("nr_nic", job.NicCount), ("nr_disk", job.DiskCount), ("disk_size", job.DiskSize)]
            : [("nr_nic", job.NicCount)];
        return from setting in settings
               where setting.Value is not null
               select $"# {setting.Name}={BootWords.Path(setting.Value)}";
    }

    private string Tail(BootJob job, BootPlan plan)
    {
        var separator = _generation == BootGeneration.G3 ? '.' : ',';
        var disks = job.RootDisks.IsEmpty ? "" : $" rootfs_disk={string.Join(separator, job.RootDisks)}";
        var hasCrashKernel = plan.Parameters.Any(
            parameter => parameter.StartsWith("crashkernel=", StringComparison.Ordinal));
        return hasCrashKernel ? disks : $"{disks} crashkernel={CrashKernel.For(job.Memory)}";
    }
}
