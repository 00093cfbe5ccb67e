using System.Collections.Immutable;
using System.Text;

namespace Boxyard.Jobs;

/// <summary>
/// How much of what a box reports is kept as values of its attempt. The caller is a shell script that could do nothing
/// about an error, so what is beyond is dropped and becomes an event.
/// </summary>
public static class ReportedValues
{
    /// <summary>Names of one attempt, over all its reports; counted by the store.</summary>
    public const int MaxNames = 500;

    /// <summary>Of one name, in UTF-8.</summary>
    public const int MaxNameBytes = 200;

    /// <summary>Of one value, in UTF-8.</summary>
    public const int MaxValueBytes = 4_000;

    /// <summary>The event that tells what was dropped.</summary>
    public const string DroppedKind = "values_dropped";

    private const int MaxToldLength = 1_000;

    /// <summary>Parts the values that may be kept from the names of those that may not.</summary>
    public static (ImmutableDictionary<string, string> Kept, ImmutableArray<string> Dropped) Bound(
        ImmutableDictionary<string, string> values)
    {
        var tooMany = values.Where(IsFit).Select(value => value.Key).Order(StringComparer.Ordinal).Skip(MaxNames);
        var unfit = values.Where(value => !IsFit(value)).Select(value => value.Key);
        ImmutableArray<string> dropped = [.. unfit.Concat(tooMany).Order(StringComparer.Ordinal)];
        return (values.RemoveRange(dropped), dropped);
    }

    /// <summary>The data of that event.</summary>
    public static IReadOnlyDictionary<string, string?> DroppedData(IEnumerable<string> names, string reason) =>
        new Dictionary<string, string?>
        {
            ["names"] = ShortText.Cut(string.Join(", ", names), MaxToldLength),
            ["reason"] = reason,
        };

    private static bool IsFit(KeyValuePair<string, string> value) =>
        Encoding.UTF8.GetByteCount(value.Key) <= MaxNameBytes
        && Encoding.UTF8.GetByteCount(value.Value) <= MaxValueBytes;
}
