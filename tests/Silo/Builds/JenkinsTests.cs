using System.Net;
using System.Xml.Linq;
using Boxyard.Apps;
using Boxyard.Builds;
using Boxyard.Tests.Grains.Apps;

namespace Boxyard.Tests.Silo.Builds;

public sealed class JenkinsTests
{
    private const string Path = "/ecr/builds/sage/simple/1.2.3";
    private const string OtherPath = "/ecr/builds/sage/simple/2.0";

    private readonly TestClock _clock = new();

    [Fact]
    public async Task A_job_is_made_triggered_and_found_in_the_queue_and_the_next_build_sets_it_anew()
    {
        await using var jenkins = await StubJenkins.StartAsync();
        await using var silo = await StartAsync(jenkins);
        jenkins.Waits = 1;

        Assert.Equal("{\"build_number\":42}\n", await PostAsync(silo));
        Assert.Equal(
            [
                "GET /crumbIssuer/api/json", "GET /job/sage.simple/api/json?tree=name",
                "GET /job/sage.simple/api/json?tree=name", "POST /createItem?name=sage.simple",
                "GET /job/sage.simple/api/json?tree=name", "GET /job/sage.simple/config.xml",
                "POST /job/sage.simple/build", "GET /queue/item/7/api/json?depth=0",
                "GET /queue/item/7/api/json?depth=0",
            ],
            jenkins.Calls);
        Assert.Equal("sage/simple", XDocument.Parse(jenkins.Settings!).Root!.Element("displayName")!.Value);

        Assert.Equal("{\"build_number\":43}\n", await PostAsync(silo));
        Assert.Equal(
            [
                "GET /crumbIssuer/api/json", "GET /job/sage.simple/api/json?tree=name",
                "POST /job/sage.simple/config.xml", "GET /job/sage.simple/config.xml", "POST /job/sage.simple/build",
                "GET /queue/item/8/api/json?depth=0",
            ],
            jenkins.Calls.Skip(9));
        Assert.Equal(
            "{\"building\":true,\"number\":43,\"result\":null,\"url\":\"http://jenkins/43/\"}\n",
            await silo.Client.GetStringAsync(Path));
    }

    [Fact]
    public async Task Two_versions_are_built_one_after_another()
    {
        await using var jenkins = await StubJenkins.StartAsync();
        await using var silo = await StartAsync(jenkins);
        jenkins.Waits = int.MaxValue;

        var first = silo.PostAsync(Path, "");
        await Eventually.BecomesTrueAsync(() => jenkins.Calls.Contains("POST /job/sage.simple/build"));
        var second = silo.PostAsync(OtherPath, "");
        var looks = jenkins.Calls.Count();
        await Eventually.BecomesTrueAsync(() => Looked(jenkins.Calls.Count() > looks + 6));
        Assert.False(first.IsCompleted || second.IsCompleted);
        jenkins.Waits = 0;

        Assert.Equal("{\"build_number\":42}\n", await EndAsync(first));
        Assert.Equal("{\"build_number\":43}\n", await EndAsync(second));
        Assert.Equal(
            [
                "POST /createItem?name=sage.simple", "POST /job/sage.simple/build", "POST /job/sage.simple/config.xml",
                "POST /job/sage.simple/build",
            ],
            jenkins.Calls.Where(call => call.StartsWith("POST", StringComparison.Ordinal)));
        var calls = jenkins.Calls.ToList();
        // The settings of the second come after the number of the first.
        Assert.True(
            calls.LastIndexOf("GET /queue/item/7/api/json?depth=0")
            < calls.IndexOf("POST /job/sage.simple/config.xml"));
        Assert.Equal(42, (int)(await silo.GetJsonAsync(Path))["number"]!);
        Assert.Equal(43, (int)(await silo.GetJsonAsync(OtherPath))["number"]!);
    }

    [Fact]
    public async Task The_number_is_kept_also_when_the_caller_has_gone()
    {
        await using var jenkins = await StubJenkins.StartAsync();
        await using var silo = await StartAsync(jenkins);
        jenkins.Waits = 1;
        using var gone = new CancellationTokenSource();
        var asked = silo.Client.PostAsync(Path, null, gone.Token);
        await Eventually.BecomesTrueAsync(() => jenkins.Calls.Contains("POST /job/sage.simple/build"));

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);

        var builds = silo.Get<IJenkinsBuildStore>();
        await Eventually.BecomesTrueAsync(async () =>
            Looked((await builds.ListAsync("sage", "simple", "1.2.3", 9, default)) is [{ Number: 42 }]));
        Assert.Null(await builds.FindRequestAsync("sage", "simple", default));
    }

    [Fact]
    public async Task What_a_silo_that_died_had_in_the_queue_is_found_by_the_next_look()
    {
        await using var jenkins = await StubJenkins.StartAsync();
        await using var silo = await StartAsync(jenkins);
        await QueueAsync(silo, item: 7);
        jenkins.Waits = 1;
        Assert.Equal(
            "{\"error\":\"Could not get build number: No build id found in database\"}\n", await GetAsync(silo));

        Assert.Equal(42, (int)(await silo.GetJsonAsync(Path))["number"]!);

        await QueueAsync(silo, item: 8);
        jenkins.Cancel(8);
        Assert.Equal(42, (int)(await silo.GetJsonAsync(Path))["number"]!);
        Assert.Equal("{\"build_number\":42}\n", await PostAsync(silo));
    }

    [Fact]
    public async Task A_build_that_is_cancelled_in_the_queue_or_waits_there_for_too_long_ends()
    {
        await using var jenkins = await StubJenkins.StartAsync();
        await using var silo = await StartAsync(jenkins, queueTimeout: "00:00:05");
        jenkins.Cancel(7);
        Assert.Equal(
            "{\"error\":\"get_queue_item() returned: the build was cancelled in Jenkins' queue\"}\n",
            await PostAsync(silo));

        jenkins.Waits = int.MaxValue;
        Assert.Equal(
            "{\"error\":\"get_queue_item() returned: no build was begun within 00:00:05\"}\n",
            await PostAsync(silo));
        Assert.Equal(
            ["POST /queue/cancelItem?id=8", "GET /queue/item/8/api/json?depth=0"], jenkins.Calls.TakeLast(2));
        jenkins.Waits = 0;
        Assert.Equal("{\"build_number\":44}\n", await PostAsync(silo));
    }

    [Fact]
    public async Task What_Jenkins_refuses_is_said_in_the_old_words()
    {
        await using var jenkins = await StubJenkins.StartAsync();
        await using var silo = await StartAsync(jenkins);
        Assert.Equal(
            "{\"error\":\"Could not get build number: No build id found in database\"}\n", await GetAsync(silo));

        jenkins.Failure = 403;
        Assert.Equal(
            "{\"error\":\"createJob() returned: Error in request. Possibly authentication failed [403]: Forbidden\"}\n",
            await PostAsync(silo));
        jenkins.Failure = 0;
        jenkins.WantsLogin = true;
        Assert.Equal(
            "{\"error\":\"createJob() returned: Error in request [302]: Found\"}\n", await PostAsync(silo));
        jenkins.WantsLogin = false;
        await PostAsync(silo);
        jenkins.BuildText = "";
        Assert.Equal(
            "{\"error\":\"get_build returned: Exception,js.server.get_build_info returned: "
            + "job[sage.simple] number[42] does not exist\"}\n",
            await GetAsync(silo));
        jenkins.BuildText = $"{{\"text\":\"{new string('x', 1 << 20)}\"}}";
        Assert.Equal(
            "{\"error\":\"get_build returned: Exception,js.server.get_build_info returned: "
            + $"Error communicating with server[{jenkins.Address}]\"}}\n",
            await GetAsync(silo));

        var address = jenkins.Address;
        await jenkins.DisposeAsync();
        Assert.Equal(
            $"{{\"error\":\"createJob() returned: Error communicating with server[{address}]\"}}\n",
            await PostAsync(silo));
    }

    [Fact]
    public async Task The_history_says_where_Jenkins_tells_the_rest()
    {
        await using var jenkins = await StubJenkins.StartAsync();
        await using var silo = await StartAsync(jenkins);
        await PostAsync(silo);

        var history = (await silo.GetJsonAsync($"{Path}/history"))["data"]!.AsArray();

        Assert.Equal(
            (42, "1.2.3", "build", $"{jenkins.Address}job/sage.simple/42/"),
            ((int)history.Single()!["number"]!, (string)history[0]!["displayName"]!, (string)history[0]!["kind"]!,
                (string)history[0]!["jenkins_url"]!));
        Assert.Empty((await silo.GetJsonAsync($"{Path}/history?before=42"))["data"]!.AsArray());
        using var own = await silo.Client.GetAsync($"{Path}/42/");
        Assert.Equal(HttpStatusCode.NotFound, own.StatusCode);
    }

    private async Task<BuildSilo> StartAsync(StubJenkins jenkins, string queueTimeout = "01:00:00")
    {
        var silo = new BuildSilo(
            [
                ("Builds:Backend", "Jenkins"), ("Builds:JenkinsUrl", jenkins.Address.ToString()),
                ("Builds:JenkinsUser", "ecrdb"), ("Builds:JenkinsToken", "test"),
                ("Builds:JenkinsQueueTimeout", queueTimeout),
            ])
        {
            Clock = _clock,
        };
        foreach (var version in new[] { "1.2.3", "2.0" })
        {
            await silo.Get<IAppStore>().SubmitAsync(
                SampleApps.Submission(SampleApps.Simple with { Version = version }), CancellationToken.None);
        }

        return silo;
    }

    /// <summary>Between two looks the silo's time goes on.</summary>
    private bool Looked(bool isSo)
    {
        _clock.Advance(isSo ? TimeSpan.Zero : TimeSpan.FromSeconds(2));
        return isSo;
    }

    private Task<string> PostAsync(BuildSilo silo) => EndAsync(silo.PostAsync(Path, ""));

    private async Task<string> EndAsync(Task<HttpResponseMessage> asked)
    {
        await Eventually.BecomesTrueAsync(() => Looked(asked.IsCompleted));
        using var answer = await asked;
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task QueueAsync(BuildSilo silo, long item)
    {
        var request = new JenkinsRequest { Namespace = "sage", Name = "simple", Version = "1.2.3", Id = $"{item}" };
        var builds = silo.Get<IJenkinsBuildStore>();
        Assert.True(await builds.TryHoldAsync(request, TimeSpan.FromMinutes(1), default));
        Assert.True(await builds.TryQueueAsync(request, item, default));
    }

    private static async Task<string> GetAsync(BuildSilo silo)
    {
        using var answer = await silo.Client.GetAsync(Path);
        return await answer.Content.ReadAsStringAsync();
    }
}
