using System.Text;
using System.Text.Json.Nodes;
using Boxyard.Clusters;
using Boxyard.Jobs;

namespace Boxyard.Tests.Grains.Clusters;

public sealed class ClusterJobTests
{
    private const string Definition =
        """
        ip0: 7
        nodes:
          box-a: {roles: [server], macs: ["52:54:00:00:00:01", "52:54:00:00:00:02"]}
          box-b: {roles: [monitor]}
          box-c: {roles: [client, idle], macs: ["52:54:00:00:00:03"]}
        """;

    [Theory]
    [InlineData("{}", null)]
    [InlineData("cluster: ''", null)]
    [InlineData("cluster: cs-localhost", null)]
    [InlineData("cluster: [a]", null)]
    [InlineData("cluster: two", "two")]
    [InlineData("cluster: 2", "2")]
    public void A_cluster_is_named_unless_the_name_means_one_box(string job, string? name) =>
        Assert.Equal(name, ClusterJob.FindName(Read(job)));

    [Fact]
    public void Each_node_with_a_role_of_the_job_gets_a_part_with_its_direct_addresses()
    {
        var (parts, mistake) = ClusterJob.Split(
            Read("{cluster: two, suite: iperf, if role server: {}, if role client: {iperf: {}}, testbox: x}"), Get());

        Assert.Null(mistake);
        Assert.Equal(
            [
                "box-a box-a box-a|server|52:54:00:00:00:01 52:54:00:00:00:02|192.168.222.7 192.168.222.8",
                "box-c box-c box-c|client idle|52:54:00:00:00:03|192.168.222.9",
            ],
            parts.Select(part => $"{part.Job["testbox"]} {part.Job["tbox_group"]} {part.Job["queue"]}|"
                + $"{part.Job["node_roles"]}|{part.Job["direct_macs"]}|{part.Job["direct_ips"]}"));
        Assert.Equal([0, 1], parts.Select(part => part.Part!.Index));
        Assert.Equal(["iperf", "iperf"], parts.Select(part => (string)part.Job["suite"]!));
    }

    [Theory]
    [InlineData(
        "{cluster: two}",
        "The job has no role. Write keys such as `if role X:`; there are server, monitor, client, idle.")]
    [InlineData(
        "{if role server: {}, if role clinet: {}, if role other: {}}",
        "No node of the cluster has: clinet, other. The job's roles are its keys `if role X:`; "
        + "there are server, monitor, client, idle.")]
    public void A_role_that_no_node_has_is_refused(string job, string expected)
    {
        var (parts, mistake) = ClusterJob.Split(Read(job), Get());

        Assert.Empty(parts);
        Assert.Equal(expected, mistake);
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("cluster:", true)]
    [InlineData("cluster: two", true)]
    [InlineData("cluster: 2", true)]
    [InlineData("cluster: true", false)]
    [InlineData("cluster: [a]", false)]
    [InlineData("cluster: {a: b}", false)]
    public void A_cluster_that_is_neither_text_nor_number_is_no_name(string job, bool isName) => Assert.Equal(
        isName ? null : "'cluster' must be the name of a cluster, a text.", ClusterJob.FindNameProblem(Read(job)));

    [Fact]
    public void Addresses_end_at_254()
    {
        var (_, mistake) = ClusterJob.Split(Read("{if role server: {}}"), Get() with { Ip0 = 254 });
        Assert.StartsWith("The nodes need direct addresses up to 192.168.222.255;", mistake, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "nodes: name 1 to 254 boxes, such as `nodes: {box-1: {roles: [server]}}`.")]
    [InlineData("{ip0: 0, nodes: {a: {roles: [s]}}}", "ip0: it must be a whole number from 1 to 254.")]
    [InlineData("{nodes: {a: {}}}", "nodes: a needs roles that are names, such as `roles: [server]`.")]
    [InlineData("{nodes: {a: {roles: [s], macs: [x]}}}", "nodes: a has the MAC 'x', which is none.")]
    [InlineData("{nodes: {a: {roles: [s], macs: {}}}}", "nodes: a has macs that are no list of texts.")]
    public void A_mistake_in_a_definition_is_named(string text, string mistake) =>
        Assert.Equal(mistake, Assert.Single(ClusterDefinitionReader.Read(Read(text)).Mistakes));

    [Fact]
    public void Every_mistake_in_a_definition_is_named() =>
        Assert.Equal(
            4, ClusterDefinitionReader.Read(Read("{ip0: x, nodes: {../a: {}, b: {roles: [$x]}}}")).Mistakes.Length);

    private static ClusterDefinition Get() => ClusterDefinitionReader.Read(Read(Definition)).Definition!;

    private static JsonObject Read(string yaml) =>
        Assert.Single(JobText.Parse(Encoding.UTF8.GetBytes(yaml), JobTextFormat.Yaml).Jobs);
}
