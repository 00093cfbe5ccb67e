using Boxyard.Boot;
using Microsoft.Extensions.Options;

namespace Boxyard.Tests.Silo.Boot;

/// <summary>The two served folders on a real disk, empty at first, and what renders from them.</summary>
internal sealed class BootLab : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("boxyard-boot-").FullName;

    public BootLab()
    {
        Options = new BootOptions
        {
            OsAddress = "172.17.0.1:8000",
            InitrdAddress = "172.17.0.1:8800",
            OsDirectory = OsDirectory,
            InitrdDirectory = InitrdDirectory,
        };
    }

    public BootOptions Options { get; }
    public TestClock Clock { get; } = new();
    public IBootDisk Disk { get; init; } = new BootDisk();
    public string OsDirectory => Path.Combine(_directory, "os");
    public string InitrdDirectory => Path.Combine(_directory, "initrd");

    public BootFolders Folders => new(Microsoft.Extensions.Options.Options.Create(Options), Disk);
    public BootFiles Files => new(Microsoft.Extensions.Options.Options.Create(Options), Clock, Folders);

    public BootTexts Texts(BootGeneration generation)
    {
        Options.Generation = generation;
        IOptions<BootOptions> options = Microsoft.Extensions.Options.Options.Create(Options);
        return new BootTexts(options, new BootPlanner(options, Files));
    }

    /// <summary>The files of the sample jobs, as a lab's operator lays them out.</summary>
    public BootLab WithSampleFiles()
    {
        AddSystem("openeuler/aarch64/20.03", "4.19.90-2003.4.0.0036.oe1.aarch64");
        AddSystem("openeuler/x86_64/20.03", "5.10.0");
        AddFile("initrd/lkp/latest/lkp-aarch64.cgz");
        AddFile("initrd/lkp/latest/lkp-x86_64.cgz");
        AddFile("initrd/osimage/openeuler/aarch64/20.03/20210104.cgz");
        AddFile("initrd/osimage/openeuler/aarch64/20.03/run-ipconfig.cgz");
        AddLink("initrd/osimage/openeuler/aarch64/20.03/current", "20210104.cgz");
        AddFile("initrd/deps/initramfs/openeuler/aarch64/20.03/iperf/iperf.cgz");
        AddFile("initrd/deps/initramfs/openeuler/aarch64/20.03/lkp/lkp.cgz");
        AddFile("initrd/pkg/initramfs/openeuler/aarch64/20.03/iperf/latest.cgz");
        AddFile("initrd/deps/openeuler/aarch64/20.03/iperf.cgz");
        AddFile("initrd/pkg/openeuler/aarch64/20.03/iperf.cgz");
        return this;
    }

    public void AddFile(string path, string content = "x")
    {
        var fullPath = Path.Combine(_directory, path);
        Directory.CreateDirectory(Path.GetDirectoryName(fullPath)!);
        File.WriteAllText(fullPath, content);
    }

    public void AddLink(string path, string target)
    {
        var fullPath = Path.Combine(_directory, path);
        Directory.CreateDirectory(Path.GetDirectoryName(fullPath)!);
        File.CreateSymbolicLink(fullPath, target);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private void AddSystem(string osDir, string kernelVersion)
    {
        AddFile($"os/{osDir}/initrd.lkp");
        AddFile($"os/{osDir}/vmlinuz");
        AddFile($"os/{osDir}/boot/vmlinuz-{kernelVersion}");
        AddFile($"os/{osDir}/boot/modules-{kernelVersion}.cgz");
        AddFile($"os/{osDir}/boot/headers-{kernelVersion}.cgz");
        AddLink($"os/{osDir}/boot/vmlinuz", $"vmlinuz-{kernelVersion}");
    }
}
