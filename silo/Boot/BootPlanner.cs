using System.Collections.Immutable;
using Microsoft.Extensions.Options;

namespace Boxyard.Boot;

/// <summary>Decides what a job's machine loads, in which order, and with which kernel parameters.</summary>
internal sealed class BootPlanner(IOptions<BootOptions> options, BootFiles files)
{
    private static readonly BootTemplate FirstParameters = BootTemplate.Load("parameters-g0");
    private static readonly BootTemplate ManualParameters = BootTemplate.Load("parameters-g1");
    private static readonly BootTemplate LaterParameters = BootTemplate.Load("parameters-g2");

    private readonly BootGeneration _generation = options.Value.Generation;
    private readonly BootAddress? _osAddress = options.Value.OsAddress is { } os ? BootAddress.Parse(os) : null;
    private readonly BootAddress? _initrdAddress = options.Value.InitrdAddress is { } initrd ? BootAddress.Parse(initrd) : null;

    /// <summary>For iPXE and libvirt.</summary>
    public BootPlan PlanMachine(BootJob job)
    {
        var found = files.Find(BootFilesQuestion.Of(job));
        return _generation == BootGeneration.G0 ? PlanFirst(job, found) : PlanLater(job, found);
    }

    /// <summary>
    /// For GRUB: always the os folder's initrd and an NFS or CIFS root, as in every old generation, unless the job wants an initramfs and
    /// there is an image for it.
    /// </summary>
    public BootPlan PlanGrub(BootJob job)
    {
        var found = files.Find(BootFilesQuestion.Of(job));
        var mount = job.Mount switch
        {
            BootMount.Initramfs => found.Image.IsFound ? BootMount.Initramfs : BootMount.Nfs,
            BootMount.Cifs => BootMount.Cifs,
            BootMount.Nfs or BootMount.Container => BootMount.Nfs,
            _ => throw new ArgumentOutOfRangeException(nameof(job), job.Mount, null),
        };
        var rooted = job with { Mount = mount };
        return new BootPlan
        {
            Kernel = FromOs(job, found.PlainKernel),
            Initrds = [.. RootInitrds(rooted, found), FromInitrd(job, found.Lkp), Archive(job)],
            Parameters = [.. job.CustomParameters, .. RootParameters(rooted, found)],
            Warnings = WarningsOf(found.PlainKernel, rooted, found),
        };
    }

    /// <summary>The lkp-tests tree, all that a container needs besides the job's archive.</summary>
    public (BootResource Lkp, BootResource Archive, ImmutableArray<string> Warnings) PlanContainer(BootJob job)
    {
        var lkp = files.Find(BootFilesQuestion.Of(job)).Lkp;
        return (FromInitrd(job, lkp), Archive(job), Problems(lkp));
    }

    private BootPlan PlanFirst(BootJob job, BootFileSet found)
    {
        var plainKernel = new BootFile { Path = BootWords.Path($"/os/{job.OsDir}/vmlinuz") };
        var root = $"root={OsAddress(job).Host}:{BootWords.Path($"/os/{job.OsDir}")}";
        return new BootPlan
        {
            Kernel = FromOs(job, plainKernel),
            Initrds =
            [
                .. found.OldPrograms.Select(program => FromOs(job, program)),
                FromOs(job, found.OsInitrd),
                FromInitrd(job, found.Lkp),
                Archive(job),
            ],
            Parameters = BootWords.Split(FirstParameters.Render(("root", root), ("custom", string.Join(' ', job.CustomParameters)))),
            Warnings = Problems(found.OsInitrd, found.Lkp),
        };
    }

    private BootPlan PlanLater(BootJob job, BootFileSet found)
    {
        var parameters = (_generation == BootGeneration.G1 ? ManualParameters : LaterParameters).Render(
            ("custom", string.Join(' ', job.CustomParameters)),
            ("root", string.Join(' ', RootParameters(job, found))),
            ("console", Console(job.OsArch)));
        return new BootPlan
        {
            Kernel = FromOs(job, found.Kernel),
            Initrds = Initrds(job, found),
            Parameters = BootWords.Split(parameters),
            Warnings = WarningsOf(found.Kernel, job, found),
        };
    }

    private ImmutableArray<BootResource> Initrds(BootJob job, BootFileSet found)
    {
        var root = RootInitrds(job, found);
        var lkp = FromInitrd(job, found.Lkp);
        return _generation == BootGeneration.G2 ? [.. root, Archive(job), lkp] : [.. root, lkp, Archive(job)];
    }

    private ImmutableArray<BootResource> RootInitrds(BootJob job, BootFileSet found)
    {
        switch (job.Mount)
        {
            case BootMount.Nfs or BootMount.Cifs:
                return [FromOs(job, found.OsInitrd)];
            case BootMount.Container:
                return [];
            case BootMount.Initramfs:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(job), job.Mount, null);
        }

        var initrds = new List<BootResource> { FromInitrd(job, found.Image), FromInitrd(job, found.IpConfig) };
        // G2 and G3 put the modules second, G1 after the network set-up.
        var modulesAt = _generation == BootGeneration.G1 ? initrds.Count : 1;
        initrds.AddRange(new[] { found.Headers }.OfType<BootFile>().Select(file => FromOs(job, file)));
        initrds.InsertRange(modulesAt, new[] { found.Modules }.OfType<BootFile>().Select(file => FromOs(job, file)));
        initrds.AddRange(found.Programs.Select(program => FromInitrd(job, program)));
        return [.. initrds];
    }

    private ImmutableArray<string> RootParameters(BootJob job, BootFileSet found)
    {
        var host = OsAddress(job).Host;
        return job.Mount switch
        {
            BootMount.Initramfs => ["rdinit=/sbin/init", "prompt_ramdisk=0"],
            BootMount.Nfs => [$"root={host}:{found.OsRoot.Path}"],
            BootMount.Cifs => [$"root=cifs://{host}{found.OsRoot.Path},guest,ro,hard,vers=1.0,noacl,nouser_xattr{LaterCifsOption}"],
            BootMount.Container => [],
            _ => throw new ArgumentOutOfRangeException(nameof(job), job.Mount, null),
        };
    }

    private string LaterCifsOption => _generation is BootGeneration.G2 or BootGeneration.G3 ? ",noserverino" : "";

    private string Console(string osArch) => (osArch, _generation) switch
    {
        ("x86_64", BootGeneration.G0 or BootGeneration.G1) => "console=ttyS0,115200 console=tty0",
        ("x86_64", BootGeneration.G2 or BootGeneration.G3) => "console=tty0 console=ttyS0,115200",
        ("aarch64", BootGeneration.G3) => "console=tty0 console=ttyAMA0,115200",
        _ => "",
    };

    private static ImmutableArray<string> WarningsOf(BootFile kernel, BootJob job, BootFileSet found) => job.Mount switch
    {
        BootMount.Initramfs => Problems(kernel, found.Image, found.IpConfig, found.Lkp),
        BootMount.Nfs or BootMount.Cifs => Problems(kernel, found.OsRoot, found.OsInitrd, found.Lkp),
        BootMount.Container => Problems(kernel, found.Lkp),
        _ => throw new ArgumentOutOfRangeException(nameof(job), job.Mount, null),
    };

    private static ImmutableArray<string> Problems(params ReadOnlySpan<BootFile> used)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        foreach (var file in used)
        {
            if (file.Problem is { } problem)
            {
                problems.Add(problem);
            }
        }

        return problems.ToImmutable();
    }

    private BootResource Archive(BootJob job)
    {
        var folder = _generation == BootGeneration.G3 ? "/srv/scheduler/pending-jobs" : "/job_initrd_tmpfs";
        return new BootResource(job.Scheduler, $"{folder}/{job.Id}/job.cgz");
    }

    private BootResource FromOs(BootJob job, BootFile file) => new(OsAddress(job), file.Path);

    private BootResource FromInitrd(BootJob job, BootFile file) => new(_initrdAddress ?? job.Scheduler, file.Path);

    private BootAddress OsAddress(BootJob job) => _osAddress ?? job.Scheduler;
}
