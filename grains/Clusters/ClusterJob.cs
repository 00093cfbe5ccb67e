using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Boxyard.Clusters;

/// <summary>
/// A job with a `cluster`: which boxes it needs, and what each of them gets. Its roles are its keys `if role X`; it
/// needs every node that has one of them.
/// </summary>
public static class ClusterJob
{
    /// <summary>The field of a job that has the cluster's definition itself, in place of a file.</summary>
    public const string DefinitionField = "cluster_definition";

    public const string NameField = "cluster";

    /// <summary>The name that old clients send for one box alone.</summary>
    private const string OneBox = "cs-localhost";

    private const string RolePrefix = "if role ";
    private const string DirectNet = "192.168.222";

    /// <summary>What is wrong with the cluster's name: it is neither text nor number; null when nothing is.</summary>
    public static string? FindNameProblem(JsonObject job) =>
        job[NameField] is { } value && value.GetValueKind() is not (JsonValueKind.String or JsonValueKind.Number)
            ? $"'{NameField}' must be the name of a cluster, a text."
            : null;

    /// <summary>The name of the cluster that a job wants; null for a job of one box.</summary>
    public static string? FindName(JsonObject job) =>
        job[NameField] is JsonValue value
        && value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number
        && value.ToString() is { Length: > 0 } name
        && name != OneBox
            ? name
            : null;

    /// <summary>One job for each node that has a role of the job, or what is wrong.</summary>
    public static (ImmutableArray<ClusterPartJob> Parts, string? Mistake) Split(
        JsonObject job, ClusterDefinition definition)
    {
        var roles = RolesOf(job);
        if (FindRoleMistake(roles, [.. definition.Nodes.SelectMany(node => node.Roles).Distinct()]) is { } mistake)
        {
            return ([], mistake);
        }

        var nodes = definition.Nodes.Where(node => node.Roles.Any(roles.Contains)).ToArray();

        var parts = ImmutableArray.CreateBuilder<ClusterPartJob>(nodes.Length);
        var nextIp = definition.Ip0;
        foreach (var node in nodes)
        {
            var ips = node.Macs.Select(_ => $"{DirectNet}.{nextIp++}").ToArray();
            parts.Add(PartOf(job, node, parts.Count, string.Join(' ', ips)));
        }

        return nextIp - 1 > ClusterDefinitionReader.MaxIp
            ? ([], $"The nodes need direct addresses up to {DirectNet}.{nextIp - 1}; "
                + $"the last is .{ClusterDefinitionReader.MaxIp}. Lower ip0.")
            : (parts.ToImmutable(), null);
    }

    /// <summary>A role that no node has would leave out its part of the job, and nobody would hear of it.</summary>
    private static string? FindRoleMistake(HashSet<string> roles, string[] known)
    {
        var unknown = roles.Except(known).ToArray();
        return roles.Count == 0
            ? $"The job has no role. Write keys such as `if role X:`; there are {string.Join(", ", known)}."
            : unknown.Length > 0
            ? $"No node of the cluster has: {string.Join(", ", unknown)}. The job's roles are its keys `if role X:`; "
                + $"there are {string.Join(", ", known)}."
            : null;
    }

    private static HashSet<string> RolesOf(JsonObject job) => job
        .Where(field => field.Key.StartsWith(RolePrefix, StringComparison.Ordinal))
        .SelectMany(field => field.Key[RolePrefix.Length..].Split(
            [' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .ToHashSet(StringComparer.Ordinal);

    private static ClusterPartJob PartOf(JsonObject job, ClusterNode node, int index, string ips)
    {
        var part = new NewClusterPart
        {
            Index = index,
            Roles = string.Join(' ', node.Roles),
            DirectMacs = string.Join(' ', node.Macs),
            DirectIps = ips,
        };
        var fields = job.DeepClone().AsObject();
        fields["testbox"] = node.Host;
        fields["tbox_group"] = node.Host;
        fields["queue"] = node.Host;
        fields["node_roles"] = part.Roles;
        fields["direct_macs"] = part.DirectMacs;
        fields["direct_ips"] = part.DirectIps;
        return new ClusterPartJob(fields, part);
    }
}
