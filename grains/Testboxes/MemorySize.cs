using System.Globalization;

namespace Boxyard.Testboxes;

/// <summary>Amounts of memory as people write them (`16g`), in MiB.</summary>
public static class MemorySize
{
    /// <summary>What is wrong with a text is to be read after its field's name.</summary>
    public const string Problem =
        "is no amount of memory; write a whole number and its unit (m, g or t), such as 16g, at most 1024t.";

    private const long MiBPerGiB = 1024;
    private const long Max = 1024 * MiBPerGiB * MiBPerGiB;

    /// <summary>Null for what is none, or more than 1024t.</summary>
    public static long? TryParse(string text)
    {
        long? unit = text.Length == 0 ? null : char.ToLowerInvariant(text[^1]) switch
        {
            'm' => 1,
            'g' => MiBPerGiB,
            't' => MiBPerGiB * MiBPerGiB,
            _ => null,
        };
        return unit is not null
            && int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count > 0
            && count <= Max / unit
            ? count * unit
            : null;
    }

    /// <summary>In the largest unit that leaves a whole number.</summary>
    public static string Format(long memory) =>
        memory % (MiBPerGiB * MiBPerGiB) == 0 ? Format(memory / (MiBPerGiB * MiBPerGiB), 't')
        : memory % MiBPerGiB == 0 ? Format(memory / MiBPerGiB, 'g')
        : Format(memory, 'm');

    private static string Format(long count, char unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{count}{unit}");
}
