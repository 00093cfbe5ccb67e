using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Boxyard.Cli.Submissions;

/// <summary>
/// Applies merge keys (`&lt;&lt;: *defaults`) as the silo does: a field of its own wins over merged ones, and an
/// earlier source over a later one.
/// </summary>
internal static class MergeKeys
{
    /// <summary>What the silo reads; an alias inside its own anchor has no end.</summary>
    private const int MaxDepth = 64;

    public static YamlNode Apply(string file, YamlNode node, int depth = 0)
    {
        if (depth > MaxDepth)
        {
            throw new UsageException($"{file}, line {node.Start.Line}: it is nested deeper than {MaxDepth} levels.");
        }

        return node switch
        {
            YamlMappingNode mapping => Apply(file, mapping, depth),
            YamlSequenceNode list => new YamlSequenceNode(list.Select(item => Apply(file, item, depth + 1))),
            _ => node,
        };
    }

    private static YamlMappingNode Apply(string file, YamlMappingNode mapping, int depth)
    {
        var fields = new YamlMappingNode();
        var merged = new List<YamlMappingNode>();
        foreach (var (key, value) in mapping.Children)
        {
            var applied = Apply(file, value, depth + 1);
            if (key is not YamlScalarNode { Value: "<<", Style: ScalarStyle.Plain })
            {
                fields.Children.Add(key, applied);
                continue;
            }

            var sources = applied is YamlSequenceNode list ? [.. list.Children] : new[] { applied };
            merged.AddRange(sources.Select(source => source as YamlMappingNode ?? throw new UsageException(
                $"{file}, line {key.Start.Line}: a merge key takes objects, such as `<<: *defaults`.")));
        }

        foreach (var (key, value) in merged.SelectMany(source => source.Children))
        {
            fields.Children.TryAdd(key, value);
        }

        return fields;
    }
}
