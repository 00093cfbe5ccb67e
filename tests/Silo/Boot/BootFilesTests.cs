using Boxyard.Boot;

namespace Boxyard.Tests.Silo.Boot;

public sealed class BootFilesTests
{
    private static readonly BootFilesQuestion Question = Ask("{}");

    [Fact]
    public void The_kernel_is_the_target_of_the_os_folders_link()
    {
        using var lab = new BootLab().WithSampleFiles();

        var files = lab.Files.Find(Question);

        Assert.Equal("/os/openeuler/aarch64/20.03/boot/vmlinuz-4.19.90-2003.4.0.0036.oe1.aarch64", files.Kernel.Path);
        Assert.Equal("/os/openeuler/aarch64/20.03/vmlinuz", files.PlainKernel.Path);
        Assert.EndsWith(
            "/boot/modules-4.19.90-2003.4.0.0036.oe1.aarch64.cgz", files.Modules!.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_chooses_its_kernel_by_version()
    {
        using var lab = new BootLab().WithSampleFiles();
        lab.AddFile("os/openeuler/aarch64/20.03/boot/vmlinuz-6.1");

        var files = lab.Files.Find(Ask("""{"kernel_version": "6.1"}"""));
        var missing = lab.Files.Find(Ask("""{"kernel_version": "7"}"""));

        Assert.Equal("/os/openeuler/aarch64/20.03/boot/vmlinuz-6.1", files.Kernel.Path);
        Assert.Equal(files.Kernel, files.PlainKernel);
        Assert.Null(files.Modules);
        Assert.Equal("/os/openeuler/aarch64/20.03/boot/vmlinuz-7 does not exist", missing.Kernel.Problem);
    }

    [Fact]
    public void Programs_are_keys_of_monitors_and_pp_and_lkp_without_their_run_numbers()
    {
        using var lab = new BootLab();
        foreach (var path in new[] { "deps/nfs/d/vmstat/vmstat.cgz", "deps/nfs/d/sleep/sleep.cgz", "pkg/nfs/d/sleep/2.cgz", "pkg/nfs/d/lkp/latest.cgz" })
        {
            lab.AddFile("initrd/" + path);
        }

        var files = lab.Files.Find(Ask(
            """{"os_dir": "d", "os_mount": "cifs", "monitors": {"vmstat": null, "gone": null}, "pp": {"sleep-1": 1, "sleep-2": 2}, "sleep_version": 2}"""));

        Assert.Equal<string>(
            [
                "/initrd/deps/nfs/d/vmstat/vmstat.cgz", "/initrd/deps/nfs/d/sleep/sleep.cgz", "/initrd/pkg/nfs/d/sleep/2.cgz",
                "/initrd/pkg/nfs/d/lkp/latest.cgz",
            ],
            files.Programs.Select(file => file.Path));
    }

    [Fact]
    public void A_link_out_of_the_folder_is_a_problem_and_not_a_path()
    {
        using var lab = new BootLab();
        lab.AddFile("elsewhere");
        lab.AddLink("os/openeuler/aarch64/20.03/initrd.lkp", "../../../../elsewhere");

        var initrd = lab.Files.Find(Question).OsInitrd;

        Assert.Equal("/os/openeuler/aarch64/20.03/initrd.lkp", initrd.Path);
        Assert.Equal("/os/openeuler/aarch64/20.03/initrd.lkp is a link that leads out of /os", initrd.Problem);
    }

    [Fact]
    public void The_disk_is_asked_again_only_after_the_interval()
    {
        var disk = new CountingDisk();
        using var lab = new BootLab { Disk = disk };
        var files = lab.Files;
        var first = files.Find(Question);
        var lookCount = disk.LookCount;

        lab.WithSampleFiles();
        lab.Clock.Move(TimeSpan.FromSeconds(4.9));
        Assert.Same(first, files.Find(Ask("{}")));
        Assert.Equal(lookCount, disk.LookCount);

        lab.Clock.Move(TimeSpan.FromSeconds(0.1));
        Assert.True(files.Find(Question).Kernel.IsFound);
    }

    [Fact]
    public void What_is_remembered_has_a_bound()
    {
        var disk = new CountingDisk();
        using var lab = new BootLab { Disk = disk };
        var files = lab.Files;
        for (var number = 0; number <= 1000; number++)
        {
            files.Find(Question with { LkpUser = $"user{number}" });
        }

        var lookCount = disk.LookCount;
        files.Find(Question with { LkpUser = "user0" });

        Assert.NotEqual(lookCount, disk.LookCount);
    }

    [Fact]
    public void A_disk_that_fails_is_no_missing_file()
    {
        using var lab = new BootLab { Disk = new BrokenDisk() };

        Assert.Throws<IOException>(() => lab.Texts(BootGeneration.G1).Job(BootKind.Ipxe, SampleOffer.With()));
    }

    private static BootFilesQuestion Ask(string changes) =>
        BootFilesQuestion.Of(BootJob.From(SampleOffer.With(changes)));
}
