using System.Globalization;

namespace Boxyard.Agent.Drivers;

/// <summary>Control groups (version 2) for boxes, below the agent's own; where the host allows them.</summary>
internal static class ControlGroup
{
    /// <summary>The folder of a new group; null when this process may make none.</summary>
    public static string? TryCreate(string name)
    {
        if (FindOwn(File.ReadAllText("/proc/mounts"), File.ReadAllText("/proc/self/cgroup")) is not { } own)
        {
            return null;
        }

        try
        {
            var folder = Path.Join(own, $"boxyard-{name}");
            Directory.CreateDirectory(folder);
            return File.Exists(Path.Join(folder, "cgroup.procs")) ? folder : null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Where this process' group is, by the host's mounts and the process' groups.</summary>
    public static string? FindOwn(string mounts, string groups)
    {
        var mount = mounts.Split('\n').Select(line => line.Split(' '))
            .FirstOrDefault(fields => fields.Length > 2 && fields[2] == "cgroup2")?[1];
        var own = groups.Split('\n').FirstOrDefault(line => line.StartsWith("0::/", StringComparison.Ordinal));
        return mount is null || own is null ? null : Path.Join(mount, own[3..]).TrimEnd('/');
    }

    public static IReadOnlyList<int> Processes(string folder)
    {
        try
        {
            return
            [
                .. Directory.EnumerateFiles(folder, "cgroup.procs", SearchOption.AllDirectories)
                    .SelectMany(File.ReadLines)
                    .Select(line => int.Parse(line, CultureInfo.InvariantCulture)),
            ];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    public static void Kill(string folder)
    {
        var file = Path.Join(folder, "cgroup.kill");
        if (File.Exists(file))
        {
            File.WriteAllText(file, "1");
        }
    }

    /// <summary>Removes the group and those in it, the inner ones first; one that still empties stays.</summary>
    public static void Remove(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        var all = Directory.GetDirectories(folder, "*", SearchOption.AllDirectories).Append(folder);
        foreach (var group in all.OrderByDescending(path => path.Length))
        {
            try
            {
                Directory.Delete(group);
            }
            catch (IOException)
            {
                // An empty group costs nothing, and its name is not used again.
            }
        }
    }
}
