using System.Text.Json.Nodes;

namespace Boxyard.Jobs;

/// <summary>A job's own `script`: a text, or a list of lines.</summary>
internal static class JobScript
{
    private const string Field = "script";

    public static void Check(JobFields fields)
    {
        switch (fields.Node(Field))
        {
            case null or JsonValue:
                fields.Text(Field);
                break;
            case JsonArray lines:
                CheckLines(fields, lines);
                break;
            default:
                fields.Fail(
                    Field, "'script' is an object; it must be a text or a list of lines. Write it as `script: |`.");
                break;
        }
    }

    /// <summary>
    /// YAML reads a line such as `true` or `5` as no text; as a line of a script it can only be that.
    /// </summary>
    private static void CheckLines(JobFields fields, JsonArray lines)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines[index] is JsonObject or JsonArray)
            {
                fields.Fail(
                    $"{Field}.{index}",
                    $"Line {index + 1} of 'script' is {JobFields.DescribeKind(lines[index])}, not text. "
                    + "Put it in quotes, or write the script as `script: |`.");
                continue;
            }

            lines[index] = lines[index] is { } line ? JobFields.ScalarText(line) : "";
        }
    }
}
