using System.Globalization;

namespace Boxyard.Agent.Profiles;

/// <summary>Reads what a control group has used, by the kernel's own counters.</summary>
internal static class UsageMeter
{
    private const double NanosecondsPerSecond = 1e9;
    private const double MicrosecondsPerSecond = 1e6;

    /// <summary>Null when the group is not there, or not any more.</summary>
    public static Usage? Find(CgroupFolders folders)
    {
        try
        {
            return folders.IsUnified ? ReadUnified(folders) : ReadFirstVersion(folders);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static Usage ReadUnified(CgroupFolders folders)
    {
        var current = Number(File.ReadAllText(Path.Join(folders.Memory, "memory.current")));
        var peak = Path.Join(folders.Memory, "memory.peak");
        var io = Path.Join(folders.Io, "io.stat");
        var devices = File.Exists(io) ? File.ReadAllLines(io) : [];
        return new Usage
        {
            CpuSeconds = Named(folders.Cpu, "cpu.stat", "usage_usec") / MicrosecondsPerSecond,
            MemoryBytes = Math.Max(0, current - Named(folders.Memory, "memory.stat", "inactive_file")),
            PeakBytes = File.Exists(peak) ? Number(File.ReadAllText(peak)) : 0,
            ReadBytes = SumOf(devices, "rbytes="),
            WrittenBytes = SumOf(devices, "wbytes="),
        };
    }

    private static Usage ReadFirstVersion(CgroupFolders folders)
    {
        var current = Number(File.ReadAllText(Path.Join(folders.Memory, "memory.usage_in_bytes")));
        var io = Path.Join(folders.Io, "blkio.throttle.io_service_bytes_recursive");
        var devices = File.Exists(io) ? File.ReadAllLines(io) : [];
        return new Usage
        {
            CpuSeconds = Number(File.ReadAllText(Path.Join(folders.Cpu, "cpuacct.usage"))) / NanosecondsPerSecond,
            MemoryBytes = Math.Max(0, current - Named(folders.Memory, "memory.stat", "total_inactive_file")),
            PeakBytes = Number(File.ReadAllText(Path.Join(folders.Memory, "memory.max_usage_in_bytes"))),
            ReadBytes = SumOf(devices, "Read "),
            WrittenBytes = SumOf(devices, "Write "),
        };
    }

    /// <summary>The number behind a name, as `cpu.stat` and `memory.stat` have them; 0 without one.</summary>
    private static long Named(string folder, string file, string name)
    {
        var line = File.ReadLines(Path.Join(folder, file))
            .FirstOrDefault(line => line.StartsWith(name + " ", StringComparison.Ordinal));
        return line is null ? 0 : Number(line[(name.Length + 1)..]);
    }

    /// <summary>The sum over all devices of the number behind a word.</summary>
    private static long SumOf(IEnumerable<string> devices, string word) => devices
        .Select(line => (Line: line, At: line.IndexOf(" " + word, StringComparison.Ordinal)))
        .Where(found => found.At >= 0)
        .Sum(found => Number(found.Line[(found.At + 1 + word.Length)..].Split(' ')[0]));

    private static long Number(string text) =>
        long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
