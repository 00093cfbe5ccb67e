using System.Net;
using System.Text.Json.Nodes;
using Boxyard.Apps;
using Boxyard.Builds;
using Boxyard.Tests.Grains.Apps;
using Boxyard.Tests.Grains.Builds;

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
    public async Task A_build_whose_silo_died_before_its_jobs_were_queued_goes_on_at_the_next_look()
    {
        await using var silo = new BuildSilo(("Builds:Interval", "00:00:01"));
        await StoreAsync(silo);

        // What a silo leaves that dies between the two commits of a start.
        await silo.Get<IBuildStore>().BeginAsync(SampleBuilds.New(), CancellationToken.None);

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

    [Fact]
    public async Task A_second_build_of_a_version_begins_when_the_first_has_pushed()
    {
        await using var silo = new BuildSilo();
        await StoreAsync(silo);
        var box = await BuilderBox.AddAsync(silo.Client, "builder-1", "builder");

        using var first = await silo.PostAsync("/ecr/builds/sage/simple/1.2.3", "");
        using var second = await silo.PostAsync("/ecr/builds/sage/simple/1.2.3", "");
        Assert.Equal("{\"build_number\":2}\n", await second.Content.ReadAsStringAsync());
        Assert.Equal("starting", (string)(await silo.GetJsonAsync("/ecr/builds/sage/simple/1.2.3"))["state"]!);

        var done = new List<(string, int)>();
        for (var job = 0; job < 6; job++)
        {
            var taken = await box.TakeAsync();
            done.Add(((string)taken["kind"]!, (int)taken["number"]!));
            await box.EndAsync("finished");
        }

        Assert.Equal(
            [("build", 1), ("build", 1), ("manifest", 1), ("build", 2), ("build", 2), ("manifest", 2)], done);
        await WaitForResultAsync(silo, "/ecr/builds/sage/simple/1.2.3");
        var history = (await silo.GetJsonAsync("/ecr/builds/sage/simple/1.2.3/history"))["data"]!.AsArray();
        Assert.Equal(
            [(2, 4, 6), (1, 1, 3)],
            history.Select(build => (
                (int)build!["number"]!,
                (int)build["architectures"]!["linux/amd64"]!["job_id"]!,
                (int)build["jobs"]![0]!["job_id"]!)));
    }

    [Fact]
    public async Task A_build_whose_app_is_deleted_is_cancelled()
    {
        await using var silo = new BuildSilo();
        await StoreAsync(silo);
        var box = await BuilderBox.AddAsync(silo.Client, "builder-1", "builder");
        using var asked = await silo.PostAsync("/ecr/builds/sage/simple/1.2.3", "");
        await box.TakeAsync();

        using var deleted = await silo.Client.DeleteAsync("/ecr/apps/sage/simple/1.2.3");

        Assert.Equal("{\"deleted\":1}\n", await deleted.Content.ReadAsStringAsync());
        foreach (var job in new[] { 1, 2 })
        {
            await Eventually.BecomesTrueAsync(async () =>
                (string)(await silo.GetJsonAsync($"/api/v1/jobs/{job}"))["state"]! == "cancelled");
        }

        // They are forgotten in a commit of its own.
        await Eventually.BecomesTrueAsync(async () =>
            (await silo.Get<IBuildStore>().ListOrphansAsync(9, CancellationToken.None)).Count == 0);
    }

    [Fact]
    public async Task A_number_that_was_given_is_answered_though_the_first_step_failed()
    {
        await using var silo = new StumblingBuildSilo();
        await StoreAsync(silo);

        using var asked = await silo.PostAsync("/ecr/builds/sage/simple/1.2.3", "");

        Assert.Equal("{\"build_number\":1}\n", await asked.Content.ReadAsStringAsync());
        // The look that follows takes the step that failed.
        await Eventually.BecomesTrueAsync(async () =>
            (string)(await silo.GetJsonAsync("/ecr/builds/sage/simple/1.2.3"))["state"]! == "building");
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
