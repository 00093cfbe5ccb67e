using System.Text.Json;
using System.Text.RegularExpressions;

namespace Boxyard.Monitor;

/// <summary>
/// What a monitor wants to see: for each key of a record, any value, one of a list, or what a pattern matches. Keys are
/// patterns too. All conditions must hold.
/// </summary>
internal sealed class MonitorQuery
{
    private const int MaxConditions = 20;
    private const int MaxPatternLength = 500;

    private readonly List<(Regex Key, Regex? Pattern, HashSet<string>? Values)> _conditions = [];

    private MonitorQuery()
    {
    }

    /// <summary>Null when it is no query.</summary>
    public static MonitorQuery? Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            var wanted = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(text);
            if (wanted is null || wanted.Count > MaxConditions)
            {
                return null;
            }

            var query = new MonitorQuery();
            foreach (var (key, value) in wanted)
            {
                query._conditions.Add((ToPattern(key), PatternOf(value), ValuesOf(value)));
            }

            return query;
        }
        catch (Exception mistake) when (mistake is JsonException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    public bool Matches(IReadOnlyDictionary<string, string> record) => _conditions.TrueForAll(condition =>
        record.Any(field => condition.Key.IsMatch(field.Key)
            && (condition.Values?.Contains(field.Value) ?? true)
            && (condition.Pattern?.IsMatch(field.Value) ?? true)));

    private static Regex? PatternOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => ToPattern(value.GetString()!),
        JsonValueKind.Number => ToPattern(value.GetRawText()),
        _ => null,
    };

    private static HashSet<string>? ValuesOf(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().Select(item => item.ToString()).ToHashSet(StringComparer.Ordinal)
        : null;

    /// <summary>
    /// Without backtracking, so that no pattern of a stranger takes longer than its text; on the whole text.
    /// </summary>
    private static Regex ToPattern(string pattern) =>
        pattern.Length <= MaxPatternLength
            ? new Regex($"^(?:{pattern})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)
            : throw new ArgumentException("The pattern is too long.", nameof(pattern));
}
