using System.Globalization;

namespace Boxyard.Agent.Profiles;

/// <summary>
/// Where the kernel counts what a group of processes uses: version 2, or version 1 with a folder for each controller.
/// </summary>
internal sealed record CgroupFolders
{
    private const string Root = "/sys/fs/cgroup";

    public required bool IsUnified { get; init; }
    public required string Cpu { get; init; }
    public required string Memory { get; init; }
    public required string Io { get; init; }

    /// <summary>The group of a name below the root.</summary>
    public static CgroupFolders Of(string name, string root = Root)
    {
        var isUnified = File.Exists(Path.Join(root, "cgroup.controllers"));
        return new CgroupFolders
        {
            IsUnified = isUnified,
            Cpu = isUnified ? Path.Join(root, name) : Path.Join(root, "cpuacct", name),
            Memory = isUnified ? Path.Join(root, name) : Path.Join(root, "memory", name),
            Io = isUnified ? Path.Join(root, name) : Path.Join(root, "blkio", name),
        };
    }

    /// <summary>The group that a process is in; null when that cannot be told.</summary>
    public static CgroupFolders? OfProcess(int id)
    {
        try
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/cgroup");
            return OfProcess(File.ReadAllLines(path), Root);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public static CgroupFolders? OfProcess(IReadOnlyList<string> groups, string root)
    {
        var names = groups.Select(line => line.Split(':', 3)).Where(fields => fields.Length == 3).ToList();
        string? Find(string controller) =>
            names.FirstOrDefault(fields => fields[1].Split(',').Contains(controller))?[2];
        if (File.Exists(Path.Join(root, "cgroup.controllers")))
        {
            return names.FirstOrDefault(fields => fields[0] == "0") is { } own ? Of(own[2], root) : null;
        }

        return Find("cpuacct") is { } cpu && Find("memory") is { } memory && Find("blkio") is { } io
            ? new CgroupFolders
            {
                IsUnified = false,
                Cpu = Path.Join(root, "cpuacct", cpu),
                Memory = Path.Join(root, "memory", memory),
                Io = Path.Join(root, "blkio", io),
            }
            : null;
    }

    /// <summary>Removes what is left of a group in every hierarchy; one that is not empty yet stays.</summary>
    public static void Remove(string name)
    {
        IEnumerable<string> roots = Directory.Exists(Root) ? Directory.GetDirectories(Root).Append(Root) : [];
        foreach (var folder in roots.Select(root => Path.Join(root, name)).Where(Directory.Exists))
        {
            Drivers.ControlGroup.Remove(folder);
        }
    }
}
