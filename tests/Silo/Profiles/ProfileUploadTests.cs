using System.Net;
using Boxyard.Apps;
using Boxyard.Tests.Grains.Apps;
using Boxyard.Tests.Silo.Builds;

namespace Boxyard.Tests.Silo.Profiles;

/// <summary>A box may upload anything for a profile: its build ends all the same, and can be compared.</summary>
public sealed class ProfileUploadTests
{
    private const string Path = "/ecr/profile/sage/simple/1.2.3";

    [Theory]
    [InlineData("""{"a":1,"a":2}""", null)]
    [InlineData("""[1]""", null)]
    [InlineData("""{"cpu_seconds":""", null)]
    [InlineData("""{"cpu_seconds":1,"\ud800":2}""", null)]
    [InlineData("""{"arch":"\ud800"}""", null)]
    [InlineData(
        """{"cpu_seconds":1e999,"wall_seconds":1.5,"exit_code":"x","read_bytes":0.5}""", ""","wall_seconds":1.5""")]
    [InlineData("""{"name":"b","job_id":99,"arguments":[1],"timed_out":true}""", ""","timed_out":true""")]
    public async Task What_is_no_measure_is_left_out(string uploaded, string? kept)
    {
        await using var silo = new BuildSilo();
        await StoreAsync(silo);
        var box = await BuilderBox.AddAsync(silo.Client, "builder-1", "builder");

        for (var number = 1; number <= 2; number++)
        {
            using var asked = await silo.PostAsync(Path, "");
            await RunAsync(box, number == 1 ? uploaded : """{"wall_seconds":3}""");
            await Eventually.BecomesTrueAsync(
                async () => (await silo.GetJsonAsync($"{Path}/{number}"))["result"] is not null);
        }

        var profile = await silo.GetJsonAsync($"{Path}/1");
        Assert.Equal("SUCCESS", (string?)profile["result"]);
        Assert.Equal(
            kept is null
                ? null
                : $$"""[{"arguments":["--use-cpu"],"attempt":1,"job_id":4,"target":0{{kept}}}]""",
            profile["profile"]?.ToJsonString());
        using var compared = await silo.Client.GetAsync($"{Path}/1/compare/2");
        Assert.Equal(kept is null ? HttpStatusCode.InternalServerError : HttpStatusCode.OK, compared.StatusCode);
        Assert.StartsWith(
            kept is null
                ? """{"error":"Profile 1 has measured nothing, or not yet"}"""
                : """{"a":{"number":1,"version":"1.2.3"},"b":{"number":2,"version":"1.2.3"},"targets":[{""",
            await compared.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
    }

    /// <summary>The jobs of a profile, which builds its images unless they are there.</summary>
    private static async Task RunAsync(BuilderBox box, string uploaded)
    {
        while ((string)(await box.TakeAsync())["kind"]! != "profile")
        {
            await box.PushedAsync("reg:5000/sage/simple:1.2.3");
            await box.EndAsync("finished");
        }

        await box.UploadAsync("profile.json", uploaded);
        await box.EndAsync("finished");
    }

    private static async Task StoreAsync(SiloFixture silo)
    {
        _ = silo.Client;
        await silo.Get<IAppStore>().SubmitAsync(SampleApps.Submission(), CancellationToken.None);
    }
}
