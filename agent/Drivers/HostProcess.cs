using System.Globalization;

namespace Boxyard.Agent.Drivers;

/// <summary>A process of this host, told from a later one with the same number by its start.</summary>
internal sealed record HostProcess(int Id, string StartTicks)
{
    private const int StateField = 0;
    private const int StartField = 19;

    /// <summary>Null when there is none, or none that still runs.</summary>
    public static HostProcess? Find(int id)
    {
        string stat;
        try
        {
            stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        // The name, which comes before, may hold anything, also spaces and parentheses.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[StateField] is "Z" or "X" ? null : new HostProcess(id, fields[StartField]);
    }

    public bool IsRunning => Find(Id) == this;
}
