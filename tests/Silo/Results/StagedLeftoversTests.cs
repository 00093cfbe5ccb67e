using Boxyard.Results;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo.Results;

/// <summary>Files that killed silos left below the folder of packages.</summary>
public sealed class StagedLeftoversTests
{
    private const string Folder = "pkg/nfs/openeuler/aarch64/20.03/iperf";
    private static readonly string Ours = $".boxyard-{new string('a', 32)}.part";
    private static readonly string Named = $".boxyard-{new string('b', 32)}.part";

    [Fact]
    public async Task Only_old_files_of_ours_that_nobody_waits_for_are_removed()
    {
        await using var lab = await ResultLab.StartAsync();
        var initrd = Path.Join(lab.DataFolder, "initrd");
        Write(initrd, $"{Folder}/{Ours}", days: 2);
        Write(initrd, $"deps/{Ours}", days: 30);
        string[] kept =
        [
            $"{Folder}/.boxyard-short.part", $"{Folder}/latest.cgz", $"{Folder}/{Named}", $"{Folder}/sub/{Ours}",
            $"osimage/{Ours}", Ours,
        ];
        foreach (var path in kept)
        {
            Write(initrd, path, days: path.Contains("/sub/", StringComparison.Ordinal) ? 0 : 2);
        }

        Write(lab.DataFolder, $"elsewhere/{Ours}", days: 2);
        Directory.CreateSymbolicLink(Path.Join(initrd, "build-pkg"), Path.Join(lab.DataFolder, "elsewhere"));
        var package = new PackageRecord
        {
            Path = $"/initrd/{Folder}/latest.cgz",
            Suite = "iperf",
            JobId = lab.Attempt.JobId,
            Attempt = 1,
            Size = 1,
            Sha256 = "aa",
        };
        Assert.True(await lab.Store.BeginPackageAsync(
            new PackageWrite(package, $"/initrd/{Folder}", Named), Samples.None));

        Assert.Equal(2, await lab.Get<StagedLeftovers>().RemoveAsync(Samples.None));

        var left = Directory.GetFiles(initrd, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(initrd, file))
            .Where(file => !file.StartsWith("build-pkg", StringComparison.Ordinal));
        Assert.Equal(kept.Order(StringComparer.Ordinal), left.Order(StringComparer.Ordinal));
        Assert.True(File.Exists(Path.Join(lab.DataFolder, "elsewhere", Ours)));
        Assert.Equal(0, await lab.Get<StagedLeftovers>().RemoveAsync(Samples.None));
    }

    private static void Write(string folder, string path, int days)
    {
        var file = Path.Join(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "half");
        File.SetLastWriteTimeUtc(file, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-days));
    }
}
