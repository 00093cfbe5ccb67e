using System.Text.Json.Nodes;

namespace Boxyard.Tests.Silo;

[Collection(SiloTests.Name)]
public class JobRoutesTests(SiloFixture silo)
{
    [Fact]
    public async Task A_list_is_paged_by_key_newest_first()
    {
        var group = SiloFixture.NewGroup();
        var ids = new List<string>();
        for (var count = 0; count < 5; count++)
        {
            ids.Insert(0, await silo.SubmitAsync(group));
        }

        var seen = new List<string>();
        string? next = "";
        while (next is not null)
        {
            var page = await silo.GetJsonAsync(
                $"/api/v1/jobs?group={group}&page_size=2{(next.Length > 0 ? $"&next={next}" : "")}");
            seen.AddRange(page["jobs"]!.AsArray().Select(job => job!["id"]!.ToString()));
            next = page["next"]?.ToString();
        }

        Assert.Equal(ids, seen);
    }

    [Fact]
    public async Task Filters_choose()
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group, $$""", "my_email": "{{group}}@x.y" """);

        Assert.Equal([id], await ListAsync($"group={group}&state=queued,running"));
        Assert.Equal([id], await ListAsync($"submitter={group}@x.y&suite=sleep"));
        Assert.Equal([id], await ListAsync($"testbox={group}&from=2020-01-01"));
        Assert.Equal([id], await ListAsync($"text={group}@&to=2100-01-01T00:00:00Z"));
        Assert.Empty(await ListAsync($"group={group}&state=running"));
        Assert.Empty(await ListAsync($"group={group}&suite=other"));
        Assert.Empty(await ListAsync($"group={group}&to=2020-01-01"));
    }

    [Theory]
    [InlineData("state=waiting", "state: 'waiting' is no state.")]
    [InlineData("state=0", "state: '0' is no state.")]
    [InlineData("from=yesterday", "from: 'yesterday' is no time.")]
    [InlineData("page_size=501", "page_size: '501' is no whole number within 1 and 500.")]
    [InlineData("page_size=0", "page_size: '0' is no whole number within 1 and 500.")]
    [InlineData("next=-1", "next: '-1' is no whole number")]
    [InlineData("grup=a", "grup: there is no such filter.")]
    [InlineData("group=a%00b", "group: at most 200 characters without NUL are accepted.")]
    public async Task A_wrong_filter_is_named(string query, string detail)
    {
        using var answer = await silo.Client.GetAsync($"/api/v1/jobs?{query}");

        Assert.StartsWith(detail, await SiloFixture.ReadProblemAsync(answer, 400), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/spec")]
    [InlineData("/events")]
    public async Task A_job_that_is_not_there_is_not_found(string page)
    {
        foreach (var id in (string[])["999999999", "abc", "0", "-1", "99999999999999999999"])
        {
            using var answer = await silo.Client.GetAsync($"/api/v1/jobs/{id}{page}");

            Assert.StartsWith(
                $"There is no job '{id}'.", await SiloFixture.ReadProblemAsync(answer, 404), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_spec_is_shown_without_secrets_and_tokens()
    {
        var id = await silo.SubmitAsync(SiloFixture.NewGroup(), """, "secrets": {"key": "hidden"}, "my_token": "hidden", "runtime": 30""");

        var spec = await silo.GetJsonAsync($"/api/v1/jobs/{id}/spec");

        Assert.Equal(30, (int)spec["runtime"]!);
        Assert.DoesNotContain("hidden", spec.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_timeline_starts_with_the_submission()
    {
        var id = await silo.SubmitAsync(SiloFixture.NewGroup());

        var events = (await silo.GetJsonAsync($"/api/v1/jobs/{id}/events"))["events"]!.AsArray();

        Assert.Equal(["submitted"], events.Select(line => (string)line!["kind"]!));
    }

    [Fact]
    public async Task An_attempt_is_shown_without_its_token()
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group);
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        await silo.Client.GetStringAsync(
            $"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={id}&job_state=running&loadavg=0.5");

        var text = await silo.Client.GetStringAsync($"/api/v1/jobs/{id}");

        var attempt = Assert.Single(JsonNode.Parse(text)!["attempts"]!.AsArray())!;
        Assert.Equal("running", (string)attempt["state"]!);
        Assert.Equal($"{group}-1", (string)attempt["testbox"]!);
        Assert.Equal("0.5", (string)attempt["values"]!["loadavg"]!);
        Assert.Equal(id, (string)attempt["shown_id"]!);
        Assert.DoesNotContain("token", text, StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> ListAsync(string query) =>
        (await silo.GetJsonAsync($"/api/v1/jobs?{query}"))["jobs"]!.AsArray().Select(job => job!["id"]!.ToString());
}
