using System.Text.Json.Nodes;
using Boxyard.Testboxes;

namespace Boxyard.Tests.Silo;

/// <summary>Searches as the old command line sends them.</summary>
[Collection(SiloTests.Name)]
public class DataApiTests(SiloFixture silo)
{
    [Fact]
    public async Task Jobs_are_found_by_what_was_submitted_and_where_they_stand()
    {
        var group = SiloFixture.NewGroup();
        var first = await silo.SubmitAsync(group, """, "os": "debian", "secrets": {"a": 1}, "pp": {"sleep": {"n": 5}}""");
        var second = await silo.SubmitAsync(group, """, "os": "debian", "pp": {"sleep": {"n": 50}}""");
        var third = await silo.SubmitAsync(group, """, "os": "centos" """);
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        var mine = $$$"""{"term": {"tbox_group": "{{{group}}}"}}""";

        Assert.Equal([third, second, first], await IdsAsync(mine));
        Assert.Equal([second, first], await IdsAsync($$$"""{"bool": {"must": [{{{mine}}}, {"terms": {"os": ["debian", "suse"]}}]}}"""));
        Assert.Equal([third], await IdsAsync($$$"""{"bool": {"must": [{{{mine}}}], "must_not": {"match": {"os": "debian"} } }}"""));
        Assert.Equal([third, second], await IdsAsync($$$"""{"bool": {"filter": [{{{mine}}}, {"term": {"job_state": "submit"}}]}}"""));
        Assert.Equal([second], await IdsAsync($$$"""{"bool": {"must": [{{{mine}}}, {"range": {"pp.sleep.n": {"gt": 5, "lte": 50} } }]}}"""));
        Assert.Equal([first], await IdsAsync($$$"""{"query": {"ids": {"values": ["{{{first}}}"]}}, "size": 3}"""));
        Assert.Equal(
            [first], await IdsAsync($$$"""{"query": {{{mine}}}, "size": 1, "from": 1, "sort": [{"os": "asc"}, {"id": {"order": "asc"}}]}""", skipped: true));
    }

    [Fact]
    public async Task An_answer_has_the_old_form_without_secrets()
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group, """, "secrets": {"a": 1}, "my_email": "ann@example.org" """);

        using var answer = await silo.PostAsync(
            "/data_api/es/jobs/_search",
            $$$"""{"query": {"query": {"match": {"tbox_group": "{{{group}}}"} }, "_source": ["id", "suite"]}, "cci_credentials": {}}""");
        var document = await silo.GetJsonAsync($"/data_api/es/jobs/_doc/{id}");
        using var none = await silo.Client.GetAsync("/data_api/es/jobs/_doc/999999999");

        Assert.Equal(
            $$$"""{"timed_out":false,"hits":{"total":{"value":1,"relation":"eq"},"hits":[{"_index":"jobs","_id":"{{{id}}}","_source":{"suite":"sleep","id":"{{{id}}}"}}]}}""",
            await answer.Content.ReadAsStringAsync());
        Assert.Equal(("submit", true), ((string)document["_source"]!["job_state"]!, (bool)document["found"]!));
        Assert.Null(document["_source"]!["secrets"]);
        Assert.Null(document["_source"]!["my_email"]);
        Assert.Equal(404, (int)none.StatusCode);
    }

    [Fact]
    public async Task Hosts_are_found_by_name_and_group()
    {
        var group = SiloFixture.NewGroup();
        using var named = await silo.Client.PutAsync($"/set_host2queues?host={group}-1&queues={group},b", null);

        using var answer = await silo.PostAsync(
            "/data_api/es/hosts/_search", $$$"""{"query": {"prefix": {"hostname": "{{{group}}}-"} }}""");

        var hits = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["hits"]!["hits"]!.AsArray();
        Assert.Equal(
            ($"{group}-1", group, "idle", $"""["{group}","b"]"""),
            ((string)hits[0]!["_id"]!, (string)hits[0]!["_source"]!["tbox_group"]!,
                (string)hits[0]!["_source"]!["state"]!, hits[0]!["_source"]!["queues"]!.ToJsonString()));
    }

    [Fact]
    public async Task A_repeated_job_is_found_by_the_id_of_each_attempt_and_its_plain_one()
    {
        await using var clocked = new ClockedSilo();
        var group = SiloFixture.NewGroup();
        var id = await clocked.SubmitAsync(group, """, "retries": 1""");
        await clocked.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        await clocked.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={id}&job_state=failed");
        await clocked.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={id}");
        await Eventually.BecomesTrueAsync(async () =>
        {
            clocked.Clock.Advance(TimeSpan.FromSeconds(10));
            await clocked.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
            return (await clocked.GetJsonAsync($"/api/v1/jobs/{id}"))["attempts"]!.AsArray().Count == 2;
        });

        foreach (var field in (string[])["_id", "id", "_id.keyword"])
        {
            Assert.Equal([$"{id}.2"], await IdsAsync($$$"""{"term": {"{{{field}}}": "{{{id}}}"} }""", from: clocked));
            Assert.Equal([$"{id}.2"], await IdsAsync($$$"""{"term": {"{{{field}}}": "{{{id}}}.2"} }""", from: clocked));
            Assert.Empty(await IdsAsync($$$"""{"term": {"{{{field}}}": "{{{id}}}.3"} }""", from: clocked));
        }

        Assert.Equal([$"{id}.2"], await IdsAsync($$$"""{"ids": {"values": ["{{{id}}}"]} }""", from: clocked));
    }

    [Fact]
    public async Task Boxes_are_found_by_their_names_behind_however_many_others()
    {
        await using var many = new SiloFixture();
        var boxes = many.Get<ITestboxStore>();
        await Parallel.ForAsync(0, 2_001, async (number, stopping) =>
            await boxes.SetQueuesAsync($"a-{number}", ["a"], stopping));
        await boxes.SetQueuesAsync("z-1", ["z"], CancellationToken.None);
        await boxes.SetQueuesAsync("z-2", ["z"], CancellationToken.None);

        Assert.Equal(("", "gte"), await HostsAsync(many, """{"prefix": {"hostname": "z-"} }"""));
        Assert.Equal(("z-1", "eq"), await HostsAsync(many, """{"term": {"hostname": "z-1"} }"""));
        Assert.Equal(("z-2", "eq"), await HostsAsync(many, """{"match": {"testbox.keyword": "z-2"} }"""));
        Assert.Equal(("z-2", "eq"), await HostsAsync(many, """{"ids": {"values": "z-2"} }"""));
        Assert.Equal(
            ("z-2", "eq"),
            await HostsAsync(
                many,
                """{"bool": {"must": [{"terms": {"testbox": ["z-1", "z-2", "no"]} }, {"term": {"_id": "z-2"} }]} }"""));
    }

    [Theory]
    [InlineData("jobs", """{"query": {"wildcard": {"suite": "a*"}}}""", 400)]
    [InlineData("jobs", """{"query": {"bool": {"must": {"span": {}}}}}""", 400)]
    [InlineData("jobs", """{"size": 100000}""", 400)]
    [InlineData("jobs", "{", 400)]
    [InlineData("jobs", """{"size": 1, "size": 2}""", 400)]
    [InlineData("hosts", """{"query": {"term": {"a": 1, "a": 2} }}""", 400)]
    [InlineData("accounts", "{}", 404)]
    public async Task What_is_not_understood_is_said(string index, string body, int status)
    {
        using var answer = await silo.PostAsync($"/data_api/es/{index}/_search", body);

        Assert.NotEmpty(await SiloFixture.ReadProblemAsync(answer, status));
    }

    private async Task<IEnumerable<string>> IdsAsync(
        string query, bool skipped = false, SiloFixture? from = null)
    {
        using var answer = await (from ?? silo).PostAsync("/data_api/es/jobs/_search", $$$"""{"query": {{{query}}}, "cci_credentials": {"my_account": "ann"}}""");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == 200, text);
        var hits = JsonNode.Parse(text)!["hits"]!;
        Assert.Equal(skipped ? 3 : hits["hits"]!.AsArray().Count, (int)hits["total"]!["value"]!);
        return hits["hits"]!.AsArray().Select(hit => (string)hit!["_id"]!);
    }

    /// <summary>The names of the boxes, and whether there may be more.</summary>
    private static async Task<(string Names, string Relation)> HostsAsync(SiloFixture silo, string query)
    {
        using var answer = await silo.PostAsync("/data_api/es/hosts/_search", $$$"""{"query": {{{query}}}}""");
        var hits = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["hits"]!;
        return (
            string.Join(' ', hits["hits"]!.AsArray().Select(hit => (string)hit!["_id"]!)),
            (string)hits["total"]!["relation"]!);
    }
}
