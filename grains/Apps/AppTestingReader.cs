using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Boxyard.Apps;

/// <summary>Reads the field `testing` of a spec.</summary>
internal static partial class AppTestingReader
{
    private const int MaxLength = 4096;

    private static readonly HashSet<string> Fields = new(StringComparer.Ordinal) { "command", "mask_entrypoint" };

    /// <summary>Null without a test.</summary>
    public static AppTesting? Read(JsonNode? node)
    {
        var fields = AppSpecFields.FindObject(node, "Field testing has to be an object");
        if (fields is not { Count: > 0 })
        {
            return null;
        }

        foreach (var (field, _) in fields)
        {
            AppSpecFields.Require(Fields.Contains(field), $"Input field {field} not supported");
        }

        AppSpecFields.Require(fields["command"] is not null, "testing specified but command missing");
        var command = AppSpecFields.FindArray(fields["command"], "command has to be an array")!;
        AppSpecFields.Require(command.Count > 0, "testing specified but command missing");
        foreach (var word in command)
        {
            AppSpecFields.Require(
                AppSpecFields.IsText(word) && WordForm().IsMatch(word!.GetValue<string>()),
                "command contains invalid characters");
        }

        AppSpecFields.Json(fields, "testing", MaxLength);
        return new AppTesting
        {
            Command = [.. command.Select(word => word!.GetValue<string>())],
            MaskEntrypoint = AppSpecFields.FindBoolean(
                fields["mask_entrypoint"], "Field mask_entrypoint has to be a boolean"),
        };
    }

    [GeneratedRegex(@"^[a-zA-Z0-9_. -]+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordForm();
}
