using System.Text.Json;
using System.Text.Json.Nodes;

namespace Boxyard.Apps;

/// <summary>Reads fields of a spec, and says what is wrong with them in the words that clients know.</summary>
internal static class AppSpecFields
{
    /// <summary>Of a text without a limit of its own, in characters.</summary>
    public const int MaxTextLength = 65_535;

    /// <summary>Of addresses, folders and lists of the source, in characters.</summary>
    public const int MaxSourceLength = 256;

    public static string Text(JsonObject fields, string name, int maxLength = MaxTextLength, string missing = "")
    {
        if (fields[name] is not { } node)
        {
            return missing;
        }

        Require(
            node.GetValueKind() == JsonValueKind.String,
            $"Field {name} has to be of type str, got {TypeOf(node)}");
        var text = node.GetValue<string>();
        Require(
            text.Length <= maxLength,
            $"Field {name} has {text.Length} characters, at most {maxLength} are stored");
        return text.Length == 0 ? missing : text;
    }

    /// <summary>Versions may look like numbers: they stay as they were written.</summary>
    public static string Version(JsonObject fields) => fields["version"] switch
    {
        null => "",
        var node when node.GetValueKind() == JsonValueKind.Number => node.ToJsonString(),
        _ => Text(fields, "version"),
    };

    public static JsonObject? FindObject(JsonNode? node, string mistake)
    {
        Require(node is null or JsonObject, mistake);
        return (JsonObject?)node;
    }

    public static JsonArray? FindArray(JsonNode? node, string mistake)
    {
        Require(node is null or JsonArray, mistake);
        return (JsonArray?)node;
    }

    public static bool? FindBoolean(JsonNode? node, string mistake)
    {
        Require(node is null || node.GetValueKind() is JsonValueKind.True or JsonValueKind.False, mistake);
        return node?.GetValue<bool>();
    }

    public static bool IsText(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;

    /// <summary>A part of the spec that is kept as JSON.</summary>
    public static string Json(JsonNode node, string name, int maxLength = MaxTextLength)
    {
        var text = node.ToJsonString();
        Require(
            text.Length <= maxLength,
            $"Field {name} has {text.Length} characters as JSON, at most {maxLength} are stored");
        return text;
    }

    /// <summary>What clients, which are written in Python, call the type.</summary>
    public static string TypeOf(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null or JsonValueKind.Undefined => "NoneType",
        JsonValueKind.Object => "dict",
        JsonValueKind.Array => "list",
        JsonValueKind.String => "str",
        JsonValueKind.Number => node.ToJsonString().IndexOfAny(['.', 'e', 'E']) < 0 ? "int" : "float",
        JsonValueKind.True or JsonValueKind.False => "bool",
        var kind => throw new InvalidOperationException($"{kind} is no kind of JSON."),
    };

    public static void Require(bool isKept, string mistake)
    {
        if (!isKept)
        {
            throw new AppSpecException(mistake);
        }
    }
}
