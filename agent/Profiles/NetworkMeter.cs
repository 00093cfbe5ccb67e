using System.Globalization;

namespace Boxyard.Agent.Profiles;

/// <summary>What went over the network of a container that has one of its own.</summary>
internal static class NetworkMeter
{
    private const int ReceivedField = 0;
    private const int SentField = 8;

    /// <summary>Null on the host's network, where nobody can tell whose bytes they are.</summary>
    public static (long Received, long Sent)? Find(int process)
    {
        try
        {
            var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}");
            return NetworkOf(folder) == NetworkOf("/proc/self")
                ? null
                : Sum(File.ReadLines(Path.Join(folder, "net/dev")));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Over all devices but the loopback, of the text of /proc/net/dev.</summary>
    public static (long Received, long Sent) Sum(IEnumerable<string> devices)
    {
        var sum = (Received: 0L, Sent: 0L);
        foreach (var line in devices.Where(line => line.Contains(':', StringComparison.Ordinal)))
        {
            var parts = line.Split(':', 2);
            if (parts[0].Trim() != "lo")
            {
                var fields = parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                sum.Received += long.Parse(fields[ReceivedField], CultureInfo.InvariantCulture);
                sum.Sent += long.Parse(fields[SentField], CultureInfo.InvariantCulture);
            }
        }

        return sum;
    }

    private static string? NetworkOf(string process) => new FileInfo(Path.Join(process, "ns/net")).LinkTarget;
}
