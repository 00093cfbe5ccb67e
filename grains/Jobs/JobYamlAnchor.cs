using System.Text.Json.Nodes;

namespace Boxyard.Jobs;

/// <summary>A node that was read from YAML, with what each alias of it costs.</summary>
internal sealed record JobYamlAnchor
{
    public required JsonNode? Node { get; init; }
    public required long ValueCount { get; init; }
    public required long CharacterCount { get; init; }

    /// <summary>Levels of objects and lists, 0 for a scalar.</summary>
    public required int Depth { get; init; }

    public static JobYamlAnchor Of(JsonNode? node, int characterCount) => new()
    {
        Node = node,
        ValueCount = 1,
        CharacterCount = characterCount,
        Depth = node is JsonObject or JsonArray ? 1 : 0,
    };

    public JobYamlAnchor WithItem(JobYamlAnchor item) => this with
    {
        ValueCount = ValueCount + item.ValueCount,
        CharacterCount = CharacterCount + item.CharacterCount,
        Depth = Math.Max(Depth, item.Depth + 1),
    };

    /// <summary>A field's name counts like a value.</summary>
    public JobYamlAnchor WithField(string name, JobYamlAnchor item) =>
        WithItem(item with { ValueCount = item.ValueCount + 1, CharacterCount = item.CharacterCount + name.Length });
}
