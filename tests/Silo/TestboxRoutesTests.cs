namespace Boxyard.Tests.Silo;

[Collection(SiloTests.Name)]
public class TestboxRoutesTests(SiloFixture silo)
{
    [Fact]
    public async Task Boxes_are_listed_by_name_in_pages()
    {
        var group = SiloFixture.NewGroup();
        foreach (var number in (string[])["1", "2", "3"])
        {
            using var answer = await silo.Client.PutAsync($"/set_host2queues?host={group}-{number}&queues=q", null);
        }

        var page = await silo.GetJsonAsync($"/api/v1/testboxes?next={group}-1&page_size=1");

        Assert.Equal($"{group}-2", (string)page["testboxes"]![0]!["name"]!);
        Assert.Equal($"{group}-2", (string)page["next"]!);
    }

    [Fact]
    public async Task A_box_shows_its_live_attempt()
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group);
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");

        var box = await silo.GetJsonAsync($"/api/v1/testboxes/{group}-1");

        Assert.Equal(id, box["live_job_id"]!.ToString());
        Assert.Equal(1, (int)box["live_attempt"]!);
    }

    [Fact]
    public async Task A_box_that_is_not_there_is_not_found()
    {
        using var answer = await silo.Client.GetAsync("/api/v1/testboxes/nobody");

        Assert.Equal(
            "There is no box 'nobody'. GET /api/v1/testboxes lists those that are.", await SiloFixture.ReadProblemAsync(answer, 404));
    }

    [Theory]
    [InlineData("page_size=0")]
    [InlineData("page_size=501")]
    [InlineData("page_size=many")]
    public async Task A_wrong_page_is_a_problem(string query)
    {
        foreach (var list in (string[])["testboxes", "unknown-boxes", "queues", "jobs/1/events", "jobs/1/attempts/1/artifacts"])
        {
            using var answer = await silo.Client.GetAsync($"/api/v1/{list}?{query}");

            Assert.NotEmpty(await SiloFixture.ReadProblemAsync(answer, 400));
        }
    }

    [Theory]
    [InlineData("unknown-boxes?next=x")]
    [InlineData("unknown-boxes?next=1.x")]
    [InlineData("unknown-boxes?next=9223372036854775807.52-54-00-00-00-01")]
    [InlineData("jobs/1/events?next=x")]
    [InlineData("testboxes?next=a%00b")]
    [InlineData("queues?next=a%00b")]
    [InlineData("jobs/1/attempts/1/log?next=a%20b")]
    public async Task A_place_that_no_page_ended_with_is_a_problem(string path)
    {
        using var answer = await silo.Client.GetAsync($"/api/v1/{path}");

        Assert.NotEmpty(await SiloFixture.ReadProblemAsync(answer, 400));
    }

    [Theory]
    [InlineData("unknown-boxes", "unknown_boxes", "mac")]
    [InlineData("queues", "queues", "name")]
    [InlineData("jobs/{0}/events", "events", "id")]
    public async Task A_list_is_read_page_by_page(string path, string list, string key)
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group);
        await silo.SubmitAsync(SiloFixture.NewGroup());
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        await silo.Client.GetStringAsync("/boot.ipxe/mac/52-54-00-dd-00-01");
        await silo.Client.GetStringAsync("/boot.ipxe/mac/52-54-00-dd-00-02");
        path = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, id);

        var all = (await silo.GetJsonAsync($"/api/v1/{path}?page_size=500"))[list]!.AsArray();
        var first = await silo.GetJsonAsync($"/api/v1/{path}?page_size=1");
        var next = Uri.EscapeDataString(first["next"]!.ToString());
        var second = await silo.GetJsonAsync($"/api/v1/{path}?page_size=1&next={next}");

        Assert.Equal(
            all.Take(2).Select(item => item![key]!.ToString()),
            [Assert.Single(first[list]!.AsArray())![key]!.ToString(), Assert.Single(second[list]!.AsArray())![key]!.ToString()]);
    }

    [Fact]
    public async Task Queues_are_listed_with_their_depths()
    {
        var group = SiloFixture.NewGroup();
        await silo.SubmitAsync(group);
        await silo.SubmitAsync(group);

        var queues = (await silo.GetJsonAsync("/api/v1/queues?page_size=500"))["queues"]!.AsArray();

        Assert.Equal(2, (int)Assert.Single(queues, queue => (string)queue!["name"]! == group)!["queued_count"]!);
    }
}
