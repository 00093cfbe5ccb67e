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
    [InlineData("next=a%00b")]
    public async Task A_wrong_page_is_a_problem(string query)
    {
        using var answer = await silo.Client.GetAsync($"/api/v1/testboxes?{query}");

        Assert.NotEmpty(await SiloFixture.ReadProblemAsync(answer, 400));
    }

    [Fact]
    public async Task Queues_are_listed_with_their_depths()
    {
        var group = SiloFixture.NewGroup();
        await silo.SubmitAsync(group);
        await silo.SubmitAsync(group);

        var queues = (await silo.GetJsonAsync("/api/v1/queues"))["queues"]!.AsArray();

        Assert.Equal(2, (int)Assert.Single(queues, queue => (string)queue!["name"]! == group)!["queued_count"]!);
    }
}
