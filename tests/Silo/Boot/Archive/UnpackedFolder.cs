using System.Diagnostics;

namespace Boxyard.Tests.Silo.Boot.Archive;

/// <summary>An archive unpacked on disk, with its modes, to be used by real programs.</summary>
internal sealed class UnpackedFolder : IDisposable
{
    private const int DirectoryType = 0x4000;
    private const int PermissionBits = 0x1ff;

    private readonly string _directory = Directory.CreateTempSubdirectory("boxyard-archive-").FullName;

    public UnpackedFolder(byte[] archive)
    {
        foreach (var entry in UnpackedArchive.Read(archive))
        {
            var path = Path.Combine(_directory, entry.Name);
            if ((entry.Mode & DirectoryType) == DirectoryType)
            {
                Directory.CreateDirectory(path);
                continue;
            }

            File.WriteAllText(path, entry.Text);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, (UnixFileMode)(entry.Mode & PermissionBits));
            }
        }
    }

    /// <summary>What a command of `sh` printed; it must succeed.</summary>
    public async Task<string> RunAsync(string command)
    {
        var start = new ProcessStartInfo("sh", ["-c", command])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = _directory,
        };
        start.Environment.Remove("LKP_SRC");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
