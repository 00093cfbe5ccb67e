using System.Text;
using Boxyard.Results;
using Boxyard.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Boxyard.Tests.Silo.Results;

/// <summary>A silo that dies in the middle of the write of a package's file, and the next one.</summary>
public class PackageWritesTests
{
    private const string Root = "/initrd/pkg/nfs/openeuler/aarch64/20.03/iperf";
    private const string Spec = """
        {"suite":"iperf","os":"openeuler","os_arch":"aarch64","os_version":"20.03","os_mount":"nfs",
         "pp":{"cci-makepkg":{"benchmark":"iperf"}}}
        """;

    [Fact]
    public async Task A_file_that_was_not_yet_at_its_place_is_put_there_at_the_next_start()
    {
        await using var lab = await StartAsync();
        Assert.Equal(201, await lab.OldAsync("PUT", $"{Root}/a.cgz", $"{lab.Attempt.JobId}", "old"));
        var write = await BeginAsync(lab, "new");

        await SettleAsync(lab);

        Assert.Equal("new", await File.ReadAllTextAsync(PlaceOf(lab)));
        Assert.Equal(write.Package, await lab.Store.FindPackageAsync(write.Package.Path, Samples.None));
        Assert.Null(await lab.Store.FindPackageWriteAsync(write.Package.Path, Samples.None));
        Assert.Equal(["a.cgz", "files.lock"], FilesOf(lab));
    }

    [Fact]
    public async Task A_file_that_was_at_its_place_already_gets_its_row()
    {
        await using var lab = await StartAsync();
        var write = await BeginAsync(lab, "new");
        Assert.True(lab.Files.TryPublish(Root, "a.cgz", write.File));

        await SettleAsync(lab);

        Assert.Equal(write.Package, await lab.Store.FindPackageAsync(write.Package.Path, Samples.None));
    }

    [Fact]
    public async Task A_file_that_is_lost_leaves_the_older_one_and_an_event()
    {
        await using var lab = await StartAsync();
        Assert.Equal(201, await lab.OldAsync("PUT", $"{Root}/a.cgz", $"{lab.Attempt.JobId}", "old"));
        var old = await lab.Store.FindPackageAsync($"{Root}/a.cgz", Samples.None);
        var write = await BeginAsync(lab, "new");
        lab.Files.RemoveStaged(Root, "a.cgz", write.File);

        await SettleAsync(lab);

        Assert.Equal("old", await File.ReadAllTextAsync(PlaceOf(lab)));
        Assert.Equal(old, await lab.Store.FindPackageAsync(write.Package.Path, Samples.None));
        var events = await lab.Jobs.ListEventsAsync(lab.Attempt.JobId, 0, 100, Samples.None);
        Assert.Equal(
            $$"""{"path":"{{Root}}/a.cgz","reason":"The scheduler was stopped in the middle of it."}""",
            Assert.Single(events, stored => stored.Kind == "package_refused").Data);
    }

    [Fact]
    public async Task The_next_upload_of_the_path_finishes_it_first()
    {
        await using var lab = await StartAsync();
        var write = await BeginAsync(lab, "first");

        Assert.Equal(201, await lab.OldAsync("PUT", $"{Root}/a.cgz", $"{lab.Attempt.JobId}", "second"));

        Assert.Equal("second", await File.ReadAllTextAsync(PlaceOf(lab)));
        Assert.Equal(6, (await lab.Store.FindPackageAsync(write.Package.Path, Samples.None))!.Size);
        Assert.Equal(["a.cgz", "files.lock"], FilesOf(lab));
        var events = await lab.Jobs.ListEventsAsync(lab.Attempt.JobId, 0, 100, Samples.None);
        Assert.Equal(2, events.Count(stored => stored.Kind == "package_written"));
    }

    private static Task<ResultLab> StartAsync() =>
        ResultLab.StartAsync(spec: Spec, settings: ("Results:AllowPackageUploads", "true"));

    /// <summary>What an upload has done when it dies: the bytes, the intent and the event are stored.</summary>
    private static async Task<PackageWrite> BeginAsync(ResultLab lab, string text)
    {
        var staging = await lab.Files.StageAsync(
            Root, "a.cgz", new MemoryStream(Encoding.UTF8.GetBytes(text)), 1_000, Samples.None);
        var package = new PackageRecord
        {
            Path = $"{Root}/a.cgz",
            Suite = "iperf",
            JobId = lab.Attempt.JobId,
            Attempt = 1,
            Size = staging.File!.Size,
            Sha256 = staging.File.Sha256,
        };
        var write = new PackageWrite(package, Root, staging.File.Name);
        Assert.True(await lab.Store.BeginPackageAsync(write, Samples.None));
        return write;
    }

    private static async Task SettleAsync(ResultLab lab)
    {
        using var writes = new PackageWrites(lab.Files, lab.Store, NullLogger<PackageWrites>.Instance);
        await writes.StartAsync(Samples.None);
        await writes.ExecuteTask!;
    }

    private static string PlaceOf(ResultLab lab) => $"{lab.DataFolder}{Root}/a.cgz";

    private static string[] FilesOf(ResultLab lab) =>
    [
        .. Directory.GetFiles($"{lab.DataFolder}{Root}", "*", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal),
    ];
}
