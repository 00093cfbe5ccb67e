using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Boxyard.Cli.Submissions;

/// <summary>Fields of a job as its author wrote them: what is a number and what a text, the silo decides.</summary>
internal static class JobFields
{
    /// <summary>Puts fields into a job; mappings are joined, anything else replaced.</summary>
    public static void Merge(YamlMappingNode job, YamlMappingNode fields)
    {
        foreach (var (key, value) in fields.Children)
        {
            var isJoined = job.Children.TryGetValue(key, out var old)
                && old is YamlMappingNode && value is YamlMappingNode;
            if (isJoined)
            {
                var joined = Copy((YamlMappingNode)old!);
                Merge(joined, (YamlMappingNode)value);
                job.Children[key] = joined;
            }
            else
            {
                job.Children[key] = value;
            }
        }
    }

    /// <summary>The mapping with room of its own; its values are shared.</summary>
    public static YamlMappingNode Copy(YamlMappingNode mapping) => new(mapping.Children);

    /// <summary>A mapping of one field; a dot in the name leads into mappings: `iperf.runtime`.</summary>
    public static YamlMappingNode Nested(string name, YamlNode value)
    {
        var parts = name.Split('.');
        return parts.Reverse().Aggregate(value, (inner, part) => new YamlMappingNode { { part, inner } })
            as YamlMappingNode ?? throw new UsageException($"'{name}' is no name of a field.");
    }

    /// <summary>The text of a field; null when it is missing, empty or no scalar.</summary>
    public static string? TextOf(YamlMappingNode fields, string name) =>
        fields.Children.TryGetValue(new YamlScalarNode(name), out var node)
        && node is YamlScalarNode { Value.Length: > 0 } scalar ? scalar.Value : null;

    /// <summary>Removes a field and gives its text.</summary>
    public static string? Take(YamlMappingNode fields, string name)
    {
        var text = TextOf(fields, name);
        fields.Children.Remove(new YamlScalarNode(name));
        return text;
    }

    /// <summary>A text as it would stand behind `key: ` in a file; what is no YAML there is a text.</summary>
    public static YamlNode ValueOf(string text)
    {
        if (text.StartsWith('[') || text.StartsWith('{') || text.StartsWith('"') || text.StartsWith('\''))
        {
            try
            {
                var stream = new YamlStream();
                stream.Load(new StringReader(text));
                return stream.Documents[0].RootNode;
            }
            catch (YamlException)
            {
                // Not YAML after all: `[draft` is a text.
                return new YamlScalarNode(text) { Style = ScalarStyle.DoubleQuoted };
            }
        }

        return new YamlScalarNode(text) { Style = ScalarStyle.Plain };
    }
}
