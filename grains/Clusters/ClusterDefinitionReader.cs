using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Boxyard.Jobs;
using Boxyard.Testboxes;

namespace Boxyard.Clusters;

/// <summary>Reads the definition of a cluster and gathers every mistake in it.</summary>
public sealed class ClusterDefinitionReader
{
    public const int MaxIp = 254;
    public const int MaxNodes = 254;

    private readonly ImmutableArray<string>.Builder _mistakes = ImmutableArray.CreateBuilder<string>();

    private ClusterDefinitionReader()
    {
    }

    /// <summary>The definition, or all that is wrong with it.</summary>
    public static (ClusterDefinition? Definition, ImmutableArray<string> Mistakes) Read(JsonObject text)
    {
        var reader = new ClusterDefinitionReader();
        var definition = reader.ReadAll(text);
        return reader._mistakes.Count == 0 ? (definition, []) : (null, reader._mistakes.ToImmutable());
    }

    private ClusterDefinition ReadAll(JsonObject text)
    {
        var ip0 = ReadIp0(text["ip0"]);
        if (text["nodes"] is not JsonObject { Count: > 0 and <= MaxNodes } nodes)
        {
            Fail($"nodes: name 1 to {MaxNodes} boxes, such as `nodes: {{box-1: {{roles: [server]}}}}`.");
            return new ClusterDefinition { Ip0 = ip0, Nodes = [] };
        }

        return new ClusterDefinition { Ip0 = ip0, Nodes = [.. nodes.Select(node => ReadNode(node.Key, node.Value))] };
    }

    private int ReadIp0(JsonNode? node)
    {
        var text = node is JsonValue ? JobFields.ScalarText(node) : node is null ? "1" : "";
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ip0)
            && ip0 is >= 1 and <= MaxIp)
        {
            return ip0;
        }

        Fail($"ip0: it must be a whole number from 1 to {MaxIp}.");
        return 1;
    }

    private ClusterNode ReadNode(string host, JsonNode? node)
    {
        if (SafeName.FindProblem(host) is { } problem)
        {
            Fail($"nodes: the box '{ShortText.Cut(host, SafeName.MaxLength)}' {problem}");
        }

        var fields = node as JsonObject ?? [];
        var roles = ReadList(host, "roles", fields["roles"]);
        if (roles.IsEmpty || roles.Any(role => SafeName.FindProblem(role) is not null))
        {
            Fail($"nodes: {host} needs roles that are names, such as `roles: [server]`.");
        }

        var macs = ReadList(host, "macs", fields["macs"]);
        foreach (var mac in macs.Where(mac => MacAddress.Normalize(mac) is null))
        {
            Fail($"nodes: {host} has the MAC '{ShortText.Cut(mac, SafeName.MaxLength)}', which is none.");
        }

        return new ClusterNode { Host = host, Roles = roles, Macs = macs };
    }

    /// <summary>A list of texts; one text alone counts as a list of it.</summary>
    private ImmutableArray<string> ReadList(string host, string field, JsonNode? node)
    {
        switch (node)
        {
            case null:
                return [];
            case JsonValue:
                return [JobFields.ScalarText(node)];
            case JsonArray list when list.All(item => item is JsonValue):
                return [.. list.Select(item => JobFields.ScalarText(item!))];
            default:
                Fail($"nodes: {host} has {field} that are no list of texts.");
                return [];
        }
    }

    private void Fail(string mistake) => _mistakes.Add(mistake);
}
