using System.Net;
using System.Text.Json.Nodes;
using Boxyard.Apps;
using Boxyard.Tests.Grains.Apps;

namespace Boxyard.Tests.Silo.Builds;

public sealed class BuildRoutesTests
{
    private static readonly AppName Name = SampleApps.Simple;

    [Fact]
    public async Task A_build_runs_a_job_for_each_architecture_then_one_that_joins_them()
    {
        await using var silo = new BuildSilo();
        await StoreAsync(silo);
        var box = await BuilderBox.AddAsync(silo.Client, "builder-1", "builder");

        using var asked = await silo.PostAsync("/ecr/builds/SAGE/Simple/1.2.3", "");
        Assert.Equal("{\"build_number\":1}\n", await asked.Content.ReadAsStringAsync());
        var build = await silo.GetJsonAsync("/ecr/builds/sage/simple/1.2.3");
        Assert.Equal(
            (1, null, true, "1.2.3", "building"),
            ((int)build["number"]!, (string?)build["result"], (bool)build["building"]!, (string)build["displayName"]!,
                (string)build["state"]!));
        Assert.Equal($"http://{silo.Address}/ecr/builds/sage/simple/1.2.3/1/", (string)build["url"]!);

        var first = await box.TakeAsync();
        Assert.Equal(("build", "linux/amd64"), ((string)first["kind"]!, (string)first["platform"]!));
        await box.LogAsync("step one\nstep two");
        Assert.Equal(
            "sage/simple:1.2.3 #1\n[linux/amd64] job 1: offered\nstep one\nstep two\n[linux/arm64] job 2: queued\n",
            await silo.Client.GetStringAsync($"{build["url"]}consoleText"));
        await box.EndAsync("finished");
        Assert.Equal("linux/arm64", (string)(await box.TakeAsync())["platform"]!);
        await box.EndAsync("finished");
        var joined = await box.TakeAsync();
        Assert.Equal(
            ("manifest", """["linux/amd64","linux/arm64"]"""),
            ((string)joined["kind"]!, joined["platforms"]!.ToJsonString()));
        await box.EndAsync("finished");

        build = await WaitForResultAsync(silo, "/ecr/builds/sage/simple/1.2.3");
        Assert.Equal(("SUCCESS", false), ((string?)build["result"], (bool)build["building"]!));
        Assert.Equal("succeeded", (string)build["architectures"]!["linux/arm64"]!["state"]!);
        Assert.True((long)build["duration"]! > 0);
        Assert.EndsWith(
            "[manifest] job 3: succeeded\nFinished: SUCCESS\n",
            await silo.Client.GetStringAsync($"{build["url"]}/consoleText"),
            StringComparison.Ordinal);
        Assert.Contains(
            "build_request_counter_total 1.0\n",
            await silo.Client.GetStringAsync("/ecr/metrics"),
            StringComparison.Ordinal);
        var history = await silo.GetJsonAsync("/ecr/builds/sage/simple/1.2.3/history");
        Assert.Single(history["data"]!.AsArray());
    }

    [Fact]
    public async Task A_build_fails_with_its_jobs_and_says_which()
    {
        await using var silo = new BuildSilo();
        await StoreAsync(silo);
        var box = await BuilderBox.AddAsync(silo.Client, "builder-1", "builder");
        using var asked = await silo.PostAsync("/ecr/builds/sage/simple/1.2.3?skip_image_push=true", "");

        Assert.False((bool)(await box.TakeAsync())["push"]!);
        await box.EndAsync("failed");
        await box.TakeAsync();
        await box.EndAsync("finished");

        var build = await WaitForResultAsync(silo, "/ecr/builds/sage/simple/1.2.3");
        Assert.Equal(("FAILURE", "Job 1 ended Failed."), ((string?)build["result"], (string?)build["problem"]));
        Assert.EndsWith(
            "Job 1 ended Failed.\nFinished: FAILURE\n",
            await silo.Client.GetStringAsync("/ecr/builds/sage/simple/1.2.3/1/consoleText"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_builds_first_measures_then_and_two_can_be_compared()
    {
        await using var silo = new BuildSilo();
        await StoreAsync(silo);
        var box = await BuilderBox.AddAsync(silo.Client, "builder-1", "builder,prof");

        using var first = await silo.PostAsync("/ecr/profile/sage/simple/1.2.3?group=prof", "");
        Assert.Equal("{\"build_number\":1}\n", await first.Content.ReadAsStringAsync());
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await box.TakeAsync();
            await box.EndAsync("finished");
        }

        var target = (await box.TakeAsync())["target"]!;
        Assert.Equal(
            """{"index":0,"arguments":["--use-cpu"],"timeout":60,"with_gpu":false}""", target.ToJsonString());
        await box.UploadAsync("profile.json", """{"target":0,"arguments":["--use-cpu"],"cpu_seconds":2}""");
        await box.EndAsync("finished");
        var profile = await WaitForResultAsync(silo, "/ecr/profile/sage/simple/1.2.3");
        Assert.Equal("SUCCESS", (string?)profile["result"]);
        Assert.Equal(2, (double)profile["profile"]![0]!["cpu_seconds"]!);

        // The images are there now.
        using var second = await silo.PostAsync("/ecr/profile/sage/simple/1.2.3", "");
        Assert.Equal("profile", (string)(await box.TakeAsync())["kind"]!);
        await box.UploadAsync("profile.json", """{"target":0,"arguments":["--use-cpu"],"cpu_seconds":3}""");
        await box.EndAsync("finished");
        await WaitForResultAsync(silo, "/ecr/profile/sage/simple/1.2.3/2");
        var compared = await silo.GetJsonAsync("/ecr/profile/sage/simple/1.2.3/1/compare/2");
        Assert.Equal(
            """{"a":2,"b":3,"change":1,"ratio":1.5}""",
            compared["targets"]![0]!["measures"]!["cpu_seconds"]!.ToJsonString());
        silo.UseToken("admin_token");
        using var note = new StringContent("""{"note": "looks right"}""");
        using var certified = await silo.Client.PutAsync("/ecr/profile/sage/simple/1.2.3/2/certified", note);
        Assert.Equal(HttpStatusCode.OK, certified.StatusCode);
        profile = await silo.GetJsonAsync("/ecr/profile/sage/simple/1.2.3");
        Assert.Equal(
            (2, "admin", "looks right"),
            ((int)profile["number"]!, (string?)profile["certifiedBy"], (string?)profile["certifiedNote"]));
    }

    [Fact]
    public async Task A_build_whose_silo_died_before_its_jobs_were_queued_goes_on_at_the_next_look()
    {
        await using var silo = new BuildSilo();
        var builds = silo.Get<Boxyard.Builds.IBuildStore>();
        await StoreAsync(silo);

        // What a silo leaves that dies between the two commits of a start.
        await builds.BeginAsync(Grains.Builds.SampleBuilds.New(), CancellationToken.None);
        await silo.SubmitAsync(SiloFixture.NewGroup());

        await Eventually.BecomesTrueAsync(async () =>
            (string)(await silo.GetJsonAsync("/ecr/builds/sage/simple/1.2.3"))["state"]! == "building");
        var build = await silo.GetJsonAsync("/ecr/builds/sage/simple/1.2.3");
        Assert.Equal(2, build["architectures"]!.AsObject().Count);
    }

    [Fact]
    public async Task What_is_not_there_is_said_in_the_old_words()
    {
        await using var silo = new BuildSilo();
        silo.UseToken("admin_token");

        using var missing = await silo.PostAsync("/ecr/builds/sage/simple/1.2.3", "");
        Assert.Equal(
            (HttpStatusCode.OK, "{\"error\":\"app_spec not found sage/simple:1.2.3\"}\n"),
            (missing.StatusCode, await missing.Content.ReadAsStringAsync()));
        using var unknown = await silo.Client.GetAsync("/ecr/builds/sage/simple/1.2.3");
        Assert.Equal(
            (HttpStatusCode.NotFound, "{\"error\":\"App not found\"}\n"),
            (unknown.StatusCode, await unknown.Content.ReadAsStringAsync()));
        await StoreAsync(silo);
        using var none = await silo.Client.GetAsync("/ecr/builds/sage/simple/1.2.3");
        Assert.Equal(
            (HttpStatusCode.InternalServerError,
                "{\"error\":\"Could not get build number: No build id found in database\"}\n"),
            (none.StatusCode, await none.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("", HttpStatusCode.Unauthorized, "Not authenticated")]
    [InlineData("notapproved_token", HttpStatusCode.Forbidden, "Your account is not approved to perform this action.")]
    [InlineData(
        "testuser2_token",
        HttpStatusCode.Unauthorized,
        "Not authorized. (User testuser2 does not have permission FULL_CONTROL for repository sage/simple)")]
    public async Task Who_may_not_build_is_told_so(string token, HttpStatusCode status, string error)
    {
        await using var silo = new BuildSilo();
        await StoreAsync(silo);
        silo.UseToken(token);

        foreach (var kind in new[] { "builds", "profile" })
        {
            using var refused = await silo.PostAsync($"/ecr/{kind}/sage/simple/1.2.3", "");
            Assert.Equal(
                (status, $"{{\"error\":\"{error}\"}}\n"),
                (refused.StatusCode, await refused.Content.ReadAsStringAsync()));
        }

        using var certified = await silo.Client.PutAsync("/ecr/profile/sage/simple/1.2.3/1/certified", null);
        Assert.Equal(HttpStatusCode.Unauthorized, certified.StatusCode);
    }

    private static async Task StoreAsync(SiloFixture silo)
    {
        _ = silo.Client;
        var stored = await silo.Get<IAppStore>().SubmitAsync(SampleApps.Submission(Name), CancellationToken.None);
        Assert.Equal(AppSubmitKind.Stored, stored.Kind);
    }

    private static async Task<JsonNode> WaitForResultAsync(SiloFixture silo, string path)
    {
        await Eventually.BecomesTrueAsync(async () => (await silo.GetJsonAsync(path))["result"] is not null);
        return await silo.GetJsonAsync(path);
    }
}
