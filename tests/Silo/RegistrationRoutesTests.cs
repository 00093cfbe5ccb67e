using System.Net;
using System.Text.Json.Nodes;

namespace Boxyard.Tests.Silo;

[Collection(SiloTests.Name)]
public class RegistrationRoutesTests(SiloFixture silo)
{
    [Theory]
    [InlineData("/set_host_mac")]
    [InlineData("/set_host_mac?hostname=a")]
    [InlineData("/set_host_mac?mac=52-54-00-ee-00-01")]
    [InlineData("/del_host_mac")]
    [InlineData("/set_host2queues?host=a")]
    [InlineData("/set_host2queues?queues=a")]
    [InlineData("/del_host2queues?host=")]
    public async Task A_missing_parameter_is_No_yet(string path)
    {
        using var answer = await silo.Client.PutAsync(path, null);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("No yet!", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/set_host_mac?hostname=a&mac=zap")]
    [InlineData("/set_host_mac?hostname=a%20b&mac=52-54-00-ee-00-01")]
    [InlineData("/del_host_mac?mac=zap")]
    [InlineData("/set_host2queues?host=a%0Ab&queues=q")]
    [InlineData("/set_host2queues?host=a&queues=q,r%00s")]
    public async Task A_parameter_that_is_none_is_a_problem(string path)
    {
        using var answer = await silo.Client.PutAsync(path, null);

        Assert.NotEmpty(await SiloFixture.ReadProblemAsync(answer, 400));
    }

    [Fact]
    public async Task A_MAC_is_set_and_deleted()
    {
        var box = $"{SiloFixture.NewGroup()}-1";
        await PutAsync($"/set_host_mac?hostname={box}&mac=52:54:00:EE:00:02");
        Assert.Equal(["52-54-00-ee-00-02"], Texts((await silo.GetJsonAsync($"/api/v1/testboxes/{box}"))["macs"]!));

        await PutAsync("/del_host_mac?mac=52-54-00-ee-00-02");
        Assert.Empty(Texts((await silo.GetJsonAsync($"/api/v1/testboxes/{box}"))["macs"]!));
    }

    [Fact]
    public async Task A_box_serves_the_queues_that_were_set_alone()
    {
        var group = SiloFixture.NewGroup();
        var other = SiloFixture.NewGroup();
        await silo.SubmitAsync(group);
        var id = await silo.SubmitAsync(other);
        await PutAsync($"/set_host2queues?host={group}-1&queues={other}.x,{other}");

        var preview = await silo.GetJsonAsync($"/api/v1/boot-preview/{group}-1");

        Assert.Equal(id, preview["job_id"]!.ToString());
        Assert.Equal(
            [
                $"{other}.x/delimiter@localhost", $"{other}/delimiter@localhost", $"{other}.x", other, $"{other}.x/idle", $"{other}/idle",
            ],
            Texts(preview["queues"]!));
        await PutAsync($"/del_host2queues?host={group}-1");
        Assert.Empty(Texts((await silo.GetJsonAsync($"/api/v1/testboxes/{group}-1"))["queues"]!));
    }

    private static IEnumerable<string> Texts(JsonNode list) => list.AsArray().Select(item => (string)item!);

    private async Task PutAsync(string path)
    {
        using var answer = await silo.Client.PutAsync(path, null);
        Assert.Equal("Done", await answer.Content.ReadAsStringAsync());
    }
}
