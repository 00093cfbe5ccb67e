using System.Text.Json.Nodes;
using Boxyard.Jobs;

namespace Boxyard.TaskQueues;

/// <summary>Reads a task as clients of the old service send it.</summary>
internal static class TaskText
{
    /// <summary>Of queues and ids, in characters.</summary>
    public const int MaxNameLength = 500;

    /// <summary>The mistake when it is none that can be added.</summary>
    public static (NewTask? Task, string? Mistake) Read(string queue, ReadOnlySpan<byte> body, SubmitAnswerForm form)
    {
        var text = JobText.Parse(body, JobTextFormat.Json);
        if (!text.IsValid)
        {
            return (null, $"The task content is no JSON object: {text.Errors[0].Message}");
        }

        var content = text.Jobs[0];
        if (content["id"] is { } given && FindText(given) is not { Length: > 0 })
        {
            return (null, $"The id in the task content is no name of at most {MaxNameLength} characters");
        }

        var id = FindText(content["id"]);
        var isLabNeeded = id is null && form == SubmitAnswerForm.Array;
        var lab = isLabNeeded ? FindText(content["lab"]) : null;
        if (isLabNeeded && (lab is null || SafeName.FindProblem(lab) is not null))
        {
            return (null, "Need the lab in the task content");
        }

        if (id is null)
        {
            content.Remove("id");
        }

        return (new NewTask { Queue = queue, Content = content.ToJsonString(), Id = id, Lab = lab }, null);
    }

    public static bool IsName(string text) => text.Length <= MaxNameLength && !text.Any(char.IsControl);

    private static string? FindText(JsonNode? node) =>
        node is JsonValue && node.ToString() is var text && IsName(text) ? text : null;
}
