using Boxyard.Jobs;
using Boxyard.Storage;
using Microsoft.Extensions.Options;

namespace Boxyard.Power;

/// <summary>
/// Finds the program that switches a box's power. Programs are files that the operator has put on the silo's disk; what
/// comes over HTTP is never more than the name of a box.
/// </summary>
internal sealed class PowerPrograms(IOptions<PowerOptions> options, StorageOptions storage, JobRules rules)
{
    private const UnixFileMode Executable =
        UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private string Folder => Path.GetFullPath(options.Value.Directory ?? Path.Join(storage.DataDirectory, "power.d"));

    /// <summary>False where no box can be switched.</summary>
    public bool HasAny => Directory.Exists(Folder) && Directory.EnumerateFileSystemEntries(Folder).Any();

    /// <summary>The box's own program before that of its group; null when it has neither.</summary>
    public string? Find(string testbox)
    {
        var folder = Folder;
        string[] names = [testbox, TestboxGroup.Of(testbox, rules.GroupRule)];
        return names
            .Where(name => SafeName.FindProblem(name) is null)
            .Select(name => Path.Join(folder, name))
            .FirstOrDefault(IsProgram);
    }

    private static bool IsProgram(string path) =>
        File.Exists(path)
        && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Executable) != UnixFileMode.None);
}
