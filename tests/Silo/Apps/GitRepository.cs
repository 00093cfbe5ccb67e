using System.Diagnostics;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo.Apps;

/// <summary>A git repository on disk, with the plugin of an app, a tag and the files that show it.</summary>
public sealed class GitRepository : IDisposable
{
    private readonly TestFolder _folder = new();

    public GitRepository()
    {
        Git("init", "--quiet", "--initial-branch=master");
        Write("Dockerfile", "FROM scratch\n"u8.ToArray());
        Write("ecr-meta/ecr-icon.jpg", [0xff, 0xd8, 0x00, 0x0a]);
        Write("ecr-meta/ecr-science-image.jpg", [0xff, 0xd8, 0x01]);
        Write("ecr-meta/ecr-science-description.md", "# Rain\n<script>alert(1)</script> 1 < 2\n"u8.ToArray());
        Commit();
        Git("tag", "0.1.0");
    }

    public string Folder => _folder.Path;

    /// <summary>As a spec names it.</summary>
    public string Url => $"file://{Folder}";

    public string Head => Git("rev-parse", "HEAD");

    public void Write(string path, byte[] content)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }

    public void Commit()
    {
        Git("add", "--all");
        Git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", "--allow-empty", "-m", "c");
    }

    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.Trim();
    }

    public void Dispose() => _folder.Dispose();
}
