using System.Globalization;
using System.Text.Json.Nodes;

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

    /// <summary>The content with its id: a number when it is bare, as its clients know it.</summary>
    public static string AddTo(string content, string? lab, long number)
    {
        var task = JsonNode.Parse(content)!.AsObject();
        task["id"] = lab is null ? JsonValue.Create(number) : JsonValue.Create(Of(lab, number));
        return task.ToJsonString();
    }
}
