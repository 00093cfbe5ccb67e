using System.Globalization;
using System.Text.Json;

namespace Boxyard.TaskQueues;

/// <summary>Ids of tasks: `LAB.N` or the bare number, of the same sequence as the jobs' ids.</summary>
public static class TaskId
{
    public static string Of(string? lab, long number) => lab is null
        ? number.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{lab}.{number}");

    /// <summary>The number after the last dot; null when there is none.</summary>
    public static long? FindNumber(string id) => long.TryParse(
        id.AsSpan(id.LastIndexOf('.') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : null;

    /// <summary>
    /// A content without id, a compact JSON object, with one: a number when it is bare, as its clients know it. Done on
    /// the text, since the writer of all does it while others wait.
    /// </summary>
    public static string AddTo(string content, string? lab, long number)
    {
        var id = lab is null ? Of(null, number) : JsonSerializer.Serialize(Of(lab, number));
        var separator = content.Length > "{}".Length ? "," : "";
        return $"{content[..^1]}{separator}\"id\":{id}}}";
    }
}
