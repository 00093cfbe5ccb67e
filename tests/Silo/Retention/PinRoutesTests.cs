using System.Text.Json.Nodes;

namespace Boxyard.Tests.Silo.Retention;

[Collection(SiloTests.Name)]
public class PinRoutesTests(SiloFixture silo)
{
    [Fact]
    public async Task A_job_is_pinned_and_unpinned_again_and_again()
    {
        var id = await silo.SubmitAsync(SiloFixture.NewGroup());
        const string note = """{"reason": "the first boot", "by": "ann"}""";

        var pinned = await PostAsync($"/api/v1/jobs/{id}/pin", note);
        await PostAsync($"/api/v1/jobs/{id}/pin", note);
        var shown = await silo.GetJsonAsync($"/api/v1/jobs/{id}");
        var unpinned = await PostAsync($"/api/v1/jobs/{id}/unpin", "");
        await PostAsync($"/api/v1/jobs/{id}/unpin", "");

        Assert.Equal("the first boot", (string?)pinned["pin"]!["reason"]);
        Assert.Equal("ann", (string?)shown["pin"]!["by"]);
        Assert.Equal((string?)pinned["pin"]!["pinned_at"], (string?)shown["pin"]!["pinned_at"]);
        Assert.Null(unpinned["pin"]);
    }

    [Theory]
    [InlineData("pin")]
    [InlineData("unpin")]
    public async Task A_job_that_is_not_there_is_not_found(string verb)
    {
        using var answer = await silo.PostAsync($"/api/v1/jobs/999999/{verb}", "");

        Assert.StartsWith(
            "There is no job '999999'.", await SiloFixture.ReadProblemAsync(answer, 404), StringComparison.Ordinal);
    }

    private async Task<JsonNode> PostAsync(string path, string body)
    {
        using var answer = await silo.PostAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == 200, text);
        return JsonNode.Parse(text)!;
    }
}
