using System.Security.Cryptography;
using System.Text;

namespace Boxyard.Agent.Drivers;

/// <summary>
/// The folders of podman for one box: where it keeps images, and what it needs of them while it runs.
/// </summary>
internal sealed record PodmanStore(string Folder, string RunFolder)
{
    /// <summary>Of the folder for what runs; podman takes no longer one.</summary>
    private const int MaxRunFolderLength = 50;

    public static PodmanStore Of(AgentOptions options, string box)
    {
        var state = Path.GetFullPath(options.StateDirectory);
        var folder = Path.Join(state, "images", box);
        return new PodmanStore(
            folder,
            RunFolderOf(
                state,
                folder,
                Environment.IsPrivilegedProcess,
                Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR")));
    }

    /// <summary>What is wrong with where the agent keeps its files.</summary>
    public static string? FindProblem(AgentOptions options)
    {
        var folder = Of(options, "box").RunFolder;
        return folder.Length <= MaxRunFolderLength
            ? null
            : $"podman takes no path of more than {MaxRunFolderLength} characters for what runs, and '{folder}' has "
                + $"{folder.Length}. Set XDG_RUNTIME_DIR, or a shorter Agent:StateDirectory.";
    }

    /// <summary>Always below a folder where no other user could have made it first.</summary>
    public static string RunFolderOf(string state, string folder, bool isPrivileged, string? runtime)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)).AsSpan(0, 4));
        return isPrivileged ? $"/run/boxyard-{hash}"
            : runtime is { Length: > 0 } ? Path.Join(runtime, $"boxyard-{hash}")
            : Path.Join(state, $"run-{hash}");
    }
}
