using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Boxyard.Jobs;

/// <summary>
/// Reads YAML documents into nodes: aliases are copied within the budget, merge keys are applied, duplicate keys
/// refused.
/// </summary>
internal sealed class JobYamlReader(string text, JobTextBudget budget)
{
    private readonly Parser _parser = new(new StringReader(text));
    private readonly Dictionary<string, JobYamlAnchor?> _anchors = [];

    public List<JsonNode?> ReadDocuments(bool mayHaveMany)
    {
        Next();
        var roots = new List<JsonNode?>();
        while (Next() is DocumentStart)
        {
            if (roots.Count == 1 && !mayHaveMany)
            {
                throw budget.Failure("A second YAML document starts here. Send one job, or use the batch address.");
            }

            _anchors.Clear();
            Next();
            roots.Add(ReadNode().Node);
            Next();
        }

        return roots;
    }

    private ParsingEvent Next()
    {
        try
        {
            if (!_parser.MoveNext())
            {
                throw budget.Failure("This is not valid YAML. It ends too early.");
            }
        }
        catch (YamlException exception)
        {
            budget.Line = (int)exception.Start.Line;
            throw budget.Failure($"This is not valid YAML. {exception.Message}");
        }
        catch (Exception exception) when (exception
            is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // The parser lets these out for malformed tags and escapes instead of its own exception.
            throw budget.Failure($"This is not valid YAML. {exception.Message}");
        }

        var current = _parser.Current!;
        budget.Line = (int)current.Start.Line;
        return current;
    }

    private JobYamlAnchor ReadNode()
    {
        if (_parser.Current is AnchorAlias alias)
        {
            return ReadAlias(alias.Value.Value);
        }

        // The parser skips the value of some odd texts, such as `- :`.
        var node = _parser.Current as NodeEvent
            ?? throw budget.Failure("This is not valid YAML. A value is missing here.");
        var anchor = node.Anchor.IsEmpty ? null : node.Anchor.Value;
        if (anchor is not null)
        {
            // Until it is complete: an alias inside the node itself would have no end.
            _anchors[anchor] = null;
        }

        var read = node switch
        {
            MappingStart mapping => ReadMapping(mapping),
            SequenceStart sequence => ReadSequence(sequence),
            _ => ReadScalar((Scalar)node),
        };
        if (anchor is not null)
        {
            _anchors[anchor] = read;
        }

        return read;
    }

    private JobYamlAnchor ReadAlias(string name)
    {
        if (!_anchors.TryGetValue(name, out var anchor))
        {
            throw budget.Failure(
                $"The alias *{name} has no anchor &{name} before it. Add the anchor or write the value.");
        }

        if (anchor is null)
        {
            throw budget.Failure($"The alias *{name} stands inside its own anchor. Write the value.");
        }

        budget.Count(anchor.ValueCount, anchor.CharacterCount);
        budget.Descend(anchor.Depth);
        budget.Ascend(anchor.Depth);
        return anchor with { Node = anchor.Node?.DeepClone() };
    }

    private JobYamlAnchor ReadScalar(Scalar scalar)
    {
        budget.CountText(scalar.Value);
        return JobYamlAnchor.Of(JobYamlScalar.ToNode(scalar, budget), scalar.Value.Length);
    }

    private JobYamlAnchor ReadSequence(SequenceStart start)
    {
        JobYamlScalar.CheckTag(start.Tag, "tag:yaml.org,2002:seq", budget);
        budget.Count(1, 0);
        budget.Descend(1, isList: true);
        var list = new JsonArray();
        var whole = JobYamlAnchor.Of(list, 0);
        while (Next() is not SequenceEnd)
        {
            budget.Enter(list.Count.ToString(CultureInfo.InvariantCulture));
            var item = ReadNode();
            list.Add(item.Node);
            whole = whole.WithItem(item);
            budget.Leave();
        }

        budget.Ascend(1);
        return whole;
    }

    private JobYamlAnchor ReadMapping(MappingStart start)
    {
        JobYamlScalar.CheckTag(start.Tag, "tag:yaml.org,2002:map", budget);
        budget.Count(1, 0);
        budget.Descend(1);
        var fields = new JsonObject();
        var merged = new List<JsonNode?>();
        var whole = JobYamlAnchor.Of(fields, 0);
        while (Next() is not MappingEnd)
        {
            var name = ReadKey(out var isMerge);
            budget.Enter(name);
            if (fields.ContainsKey(name))
            {
                throw budget.Failure("This field is written twice. Remove one of them.");
            }

            Next();
            var value = ReadNode();
            whole = whole.WithField(name, value);
            if (isMerge)
            {
                merged.AddRange(MergeSources(value.Node));
            }
            else
            {
                fields.Add(name, value.Node);
            }

            budget.Leave();
        }

        Merge(fields, merged);
        budget.Ascend(1);
        return whole;
    }

    private string ReadKey(out bool isMerge)
    {
        if (_parser.Current is not Scalar key)
        {
            throw budget.Failure("A field's name must be plain text, not a list, an object or an alias.");
        }

        budget.CountText(key.Value);
        isMerge = key is { Value: "<<", IsPlainImplicit: true };
        return key.Value;
    }

    private List<JsonNode?> MergeSources(JsonNode? value)
    {
        var sources = value is JsonArray list ? list.ToList() : [value];
        if (!sources.TrueForAll(source => source is JsonObject))
        {
            throw budget.Failure("A merge key takes an object or a list of objects, such as `<<: *defaults`.");
        }

        return sources;
    }

    /// <summary>A field of its own wins over merged ones, and an earlier source over a later one.</summary>
    private static void Merge(JsonObject fields, List<JsonNode?> sources)
    {
        foreach (var (name, value) in sources.SelectMany(source => source!.AsObject()))
        {
            if (!fields.ContainsKey(name))
            {
                fields.Add(name, value?.DeepClone());
            }
        }
    }
}
