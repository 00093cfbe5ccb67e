using System.Text;
using System.Xml.Linq;
using Boxyard.Apps;
using Boxyard.Builds.Jenkins;
using Boxyard.Tests.Grains.Apps;
using Boxyard.Tests.Grains.Builds;

namespace Boxyard.Tests.Silo.Builds;

public sealed class JenkinsTests
{
    private const string Path = "/ecr/builds/sage/simple/1.2.3";

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

        Assert.Equal("{\"build_number\":42}\n", await PostAsync(silo));
        Assert.Equal(
            [
                "GET /crumbIssuer/api/json", "GET /job/sage.simple/api/json?tree=name",
                "POST /job/sage.simple/config.xml", "GET /job/sage.simple/config.xml", "POST /job/sage.simple/build",
                "GET /queue/item/7/api/json?depth=0",
            ],
            jenkins.Calls.Skip(9));
        Assert.Equal(
            "{\"building\":true,\"number\":42,\"result\":null,\"url\":\"http://jenkins/42/\"}\n",
            await silo.Client.GetStringAsync(Path));
    }

    [Fact]
    public async Task What_Jenkins_refuses_is_said_in_the_old_words()
    {
        await using var jenkins = await StubJenkins.StartAsync();
        await using var silo = await StartAsync(jenkins, ("Builds:JenkinsQueueTimeout", "00:00:01"));
        Assert.Equal(
            "{\"error\":\"Could not get build number: No build id found in database\"}\n", await GetAsync(silo));

        jenkins.Failure = 403;
        Assert.Equal(
            "{\"error\":\"createJob() returned: Error in request. Possibly authentication failed [403]: Forbidden\"}\n",
            await PostAsync(silo));
        jenkins.Failure = 0;
        jenkins.Waits = 1000;
        Assert.Equal(
            "{\"error\":\"get_queue_item() returned: no build was begun within 00:00:01\"}\n", await PostAsync(silo));
        jenkins.Waits = 0;
        await PostAsync(silo);
        jenkins.BuildText = "";
        Assert.Equal(
            "{\"error\":\"get_build returned: Exception,js.server.get_build_info returned: "
            + "job[sage.simple] number[42] does not exist\"}\n",
            await GetAsync(silo));

        var address = jenkins.Address;
        await jenkins.DisposeAsync();
        Assert.Equal(
            $"{{\"error\":\"createJob() returned: Error communicating with server[{address}]\"}}\n",
            await PostAsync(silo));
    }

    [Fact]
    public void No_value_of_a_spec_is_code_of_the_pipeline()
    {
        const string Evil = "'; rm -rf / #\n\"${x}\" \\u0027 ''' $(y) `z`";
        var ask = SampleBuilds.Ask();
        ask = ask with
        {
            Spec = ask.Spec with
            {
                Name = ask.Spec.Name with { Version = Evil },
                Source = ask.Spec.Source with
                {
                    Url = Evil,
                    Branch = Evil,
                    Directory = Evil,
                    Dockerfile = Evil,
                    BuildArgs = ask.Spec.Source.BuildArgs.Add("A", Evil),
                },
                Testing = new AppTesting { Command = [Evil] },
            },
        };

        var script = JenkinsJob.Script(ask, new Boxyard.Builds.BuildsOptions());
        var plain = JenkinsJob.Script(SampleBuilds.Ask(), new Boxyard.Builds.BuildsOptions());

        Assert.Contains(
            $"'BOXYARD_URL={Convert.ToBase64String(Encoding.UTF8.GetBytes(Evil))}',", script, StringComparison.Ordinal);
        Assert.DoesNotContain("rm -rf", script, StringComparison.Ordinal);
        // Beside the variables, and the display name that such a version has not, the text is ours and always the same.
        Assert.Equal(
            WithoutVariables(plain.Replace("'1.2.3'", "''", StringComparison.Ordinal)), WithoutVariables(script));
        Assert.Equal(script, XDocument.Parse(JenkinsJob.Write(ask, new Boxyard.Builds.BuildsOptions())).Root!
            .Element("definition")!.Element("script")!.Value);
    }

    private static string WithoutVariables(string script) => string.Join(
        '\n', script.Split('\n').Where(line => !line.StartsWith("    'BOXYARD_", StringComparison.Ordinal)));

    private static async Task<BuildSilo> StartAsync(
        StubJenkins jenkins, params (string Name, string Value)[] settings)
    {
        var silo = new BuildSilo(
            [
                ("Builds:Backend", "Jenkins"), ("Builds:JenkinsUrl", jenkins.Address.ToString()),
                ("Builds:JenkinsUser", "ecrdb"), ("Builds:JenkinsToken", "test"), .. settings,
            ]);
        await silo.Get<IAppStore>().SubmitAsync(SampleApps.Submission(), CancellationToken.None);
        return silo;
    }

    private static async Task<string> PostAsync(BuildSilo silo)
    {
        using var answer = await silo.PostAsync(Path, "");
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<string> GetAsync(BuildSilo silo)
    {
        using var answer = await silo.Client.GetAsync(Path);
        return await answer.Content.ReadAsStringAsync();
    }
}
