using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Boxyard.Clusters;

/// <summary>The answers of lkp-cluster-sync, as its clients read them.</summary>
internal static class ClusterTexts
{
    private static readonly JsonWriterOptions WriterOptions =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The nodes by the ids that their boxes were shown.</summary>
    public static string State(IReadOnlyList<NodeRecord> nodes)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, WriterOptions))
        {
            writer.WriteStartObject();
            foreach (var node in nodes)
            {
                writer.WriteStartObject(node.Attempt.ToString());
                writer.WriteString("state", Word(node));
                writer.WriteString("roles", node.Roles);
                writer.WriteString("ip", node.Ip);
                writer.WriteString("direct_ips", node.DirectIps);
                writer.WriteString("direct_macs", node.DirectMacs);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>For each role of each node its addresses, as lines that a shell reads.</summary>
    public static string RolesIp(IReadOnlyList<NodeRecord> nodes)
    {
        var lines =
            from node in nodes
            from role in node.Roles.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            from line in new[] { $"direct_{role}_ips={node.DirectIps}", $"{role}={node.Ip}" }
            select line;
        return string.Join('\n', lines);
    }

    private static string Word(NodeRecord node) => node switch
    {
        { IsAborted: true } => "abort",
        { Level: BarrierLevel.Start } => "start",
        { Level: BarrierLevel.Ready } => "ready",
        { Level: BarrierLevel.Finish } => "finish",
        _ => "",
    };
}
