using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Boxyard.Queues;
using Boxyard.Testboxes;

namespace Boxyard.Jobs;

/// <summary>Reads `requires: {arch: aarch64, tags: [nvme, 10g], memory: 16g}` of a submitted job.</summary>
internal static class RequiresField
{
    public const string Name = "requires";

    private const string Example = "such as `requires: {arch: aarch64, tags: [nvme], memory: 16g}`";

    /// <summary>Null when the job requires nothing, or says it wrongly.</summary>
    public static Requirement? Read(JobFields fields)
    {
        if (!fields.Has(Name))
        {
            return null;
        }

        if (fields.Node(Name) is not JsonObject asked)
        {
            var kind = JobFields.DescribeKind(fields.Node(Name));
            fields.Fail(Name, $"'{Name}' is {kind}; it must be an object, {Example}.");
            return null;
        }

        foreach (var (name, _) in asked.Where(pair => pair.Key is not ("arch" or "tags" or "memory")))
        {
            fields.Fail(
                $"{Name}.{ShortText.Cut(name, 50)}",
                $"'{Name}' knows arch, tags and memory, and no '{ShortText.Cut(name, 50)}'. Write it {Example}.");
        }

        var requirement = new Requirement
        {
            Arch = ReadArch(fields, asked["arch"]),
            Tags = ReadTags(fields, asked["tags"]),
            Memory = ReadMemory(fields, asked["memory"]),
        };
        return requirement.Text.Length == 0 ? null : requirement;
    }

    private static string? ReadArch(JobFields fields, JsonNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var problem = node.GetValueKind() != JsonValueKind.String
            ? $"is {JobFields.DescribeKind(node)}; it must be text, such as aarch64."
            : BoxArch.FindProblem(node.GetValue<string>());
        if (problem is null)
        {
            return BoxArch.Normalize(node.GetValue<string>());
        }

        fields.Fail($"{Name}.arch", $"'{Name}.arch' {problem}");
        return null;
    }

    /// <summary>A list of texts, or one text alone.</summary>
    private static ImmutableArray<string> ReadTags(JobFields fields, JsonNode? node)
    {
        var items = node switch
        {
            null => [],
            JsonArray list => [.. list],
            _ => new List<JsonNode?> { node },
        };
        if (items.Exists(item => item is not JsonValue value || !IsWord(value)))
        {
            fields.Fail($"{Name}.tags", $"'{Name}.tags' must be a list of words, {Example}.");
            return [];
        }

        var tags = BoxTags.Order(items.Select(item => JobFields.ScalarText(item!)));
        if (BoxTags.FindProblem(tags) is not { } problem)
        {
            return tags;
        }

        fields.Fail($"{Name}.tags", $"'{Name}.tags' {problem}");
        return [];
    }

    private static long? ReadMemory(JobFields fields, JsonNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var memory = node is JsonValue value && IsWord(value) ? MemorySize.TryParse(JobFields.ScalarText(value)) : null;
        if (memory is null)
        {
            fields.Fail($"{Name}.memory", $"'{Name}.memory' {MemorySize.Problem}");
        }

        return memory;
    }

    private static bool IsWord(JsonValue value) => value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number;
}
