using System.Globalization;
using System.IO.Compression;
using System.Runtime.Versioning;
using System.Text;
using Boxyard.Agent.Archives;

namespace Boxyard.Tests.Agent;

[SupportedOSPlatform("linux")]
public sealed class CpioFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("boxyard-cpio-");

    [Fact]
    public async Task Folders_files_and_links_are_unpacked_with_their_modes()
    {
        await UnpackAsync(
            Entry("lkp", 0x41ED), Entry("lkp/run", 0x81ED, "#!/bin/sh\n"), Entry("lkp/link", 0xA1FF, "run"),
            Entry("deep/er/file", 0x81A4, "12345"));

        var path = Path.Combine(_folder.FullName, "lkp/run");
        Assert.Equal("#!/bin/sh\n", await File.ReadAllTextAsync(path));
        Assert.True(File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute));
        Assert.Equal("run", new FileInfo(Path.Combine(_folder.FullName, "lkp/link")).LinkTarget);
        Assert.Equal("12345", await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "deep/er/file")));
    }

    [Fact]
    public async Task A_later_archive_replaces_what_an_earlier_one_had_under_the_name()
    {
        await UnpackAsync(Entry("a", 0x81A4, "first"));
        await UnpackAsync(Entry("a", 0x81A4, "second"));

        Assert.Equal("second", await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "a")));
    }

    [Theory]
    [InlineData("../out", "The archive has the name '../out', which leaves its folder.")]
    [InlineData("a/../../out", "The archive has the name 'a/../../out', which leaves its folder.")]
    [InlineData("away/out", "The archive goes through 'away/out', which is no folder.")]
    public async Task Nothing_is_written_outside(string name, string message)
    {
        var outside = Path.Combine(Path.GetDirectoryName(_folder.FullName)!, "out");

        var refused = await Assert.ThrowsAsync<InvalidDataException>(
            () => UnpackAsync(Entry("away", 0xA1FF, ".."), Entry(name, 0x81A4, "x")));

        Assert.Equal(message, refused.Message);
        Assert.False(File.Exists(outside));
    }

    [Fact]
    public async Task An_archive_that_is_cut_is_damaged()
    {
        using var cut = new MemoryStream(Compress(Encoding.ASCII.GetBytes(Entry("a", 0x81A4, "first"))[..112]));

        await Assert.ThrowsAsync<InvalidDataException>(
            () => CpioFolder.UnpackAsync(cut, _folder.FullName, CancellationToken.None));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task UnpackAsync(params string[] entries)
    {
        // As when two archives follow each other: a trailer, zeros, the next.
        var text = string.Concat(entries.Append(Entry("TRAILER!!!", 0))) + new string('\0', 512);
        using var archive = new MemoryStream(Compress(Encoding.ASCII.GetBytes(text)));
        await CpioFolder.UnpackAsync(archive, _folder.FullName, CancellationToken.None);
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }

    private static string Entry(string name, int mode, string content = "")
    {
        int[] fields = [1, mode, 0, 0, 1, 0, content.Length, 0, 0, 0, 0, name.Length + 1, 0];
        var header = "070701" + string.Concat(
            fields.Select(field => field.ToString("x8", CultureInfo.InvariantCulture)));
        return Pad(header + name + '\0') + Pad(content);
    }

    private static string Pad(string text) => text + new string('\0', (4 - text.Length % 4) % 4);
}
