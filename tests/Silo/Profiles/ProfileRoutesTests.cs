using System.Net;
using System.Text.Json.Nodes;
using Boxyard.Apps;
using Boxyard.Builds;
using Boxyard.Profiles;
using Boxyard.Tests.Grains.Apps;
using Boxyard.Tests.Grains.Builds;
using Boxyard.Tests.Silo.Builds;

namespace Boxyard.Tests.Silo.Profiles;

public sealed class ProfileRoutesTests
{
    [Fact]
    public async Task A_profile_builds_first_measures_then_and_two_can_be_compared()
    {
        await using var silo = new BuildSilo(("Builds:ProfileGroups:0", "prof"));
        await StoreAsync(silo);
        var box = await BuilderBox.AddAsync(silo.Client, "builder-1", "builder,prof");
        using var elsewhere = await silo.PostAsync("/ecr/profile/sage/simple/1.2.3?group=vm-2p8g", "");
        Assert.Equal(
            (HttpStatusCode.InternalServerError,
                "{\"error\":\"The group 'vm-2p8g' does not profile. Those that do: builder, prof\"}\n"),
            (elsewhere.StatusCode, await elsewhere.Content.ReadAsStringAsync()));

        using var first = await silo.PostAsync("/ecr/profile/sage/simple/1.2.3?group=prof", "");
        Assert.Equal("{\"build_number\":1}\n", await first.Content.ReadAsStringAsync());
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await box.TakeAsync();
            await box.PushedAsync("reg:5000/sage/simple:1.2.3");
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
        using var note = new StringContent("""{"note": "looks right"}""");
        // Full control is not enough: who measured does not say that it is right.
        using var refused = await silo.Client.PutAsync("/ecr/profile/sage/simple/1.2.3/2/certified", note);
        Assert.Equal(
            (HttpStatusCode.Unauthorized, "{\"error\":\"Only admins and operators certify profiles\"}\n"),
            (refused.StatusCode, await refused.Content.ReadAsStringAsync()));
        silo.UseToken("admin_token");
        using var certified = await silo.Client.PutAsync("/ecr/profile/sage/simple/1.2.3/2/certified", note);
        Assert.Equal(HttpStatusCode.OK, certified.StatusCode);
        profile = await silo.GetJsonAsync("/ecr/profile/sage/simple/1.2.3");
        Assert.Equal(
            (2, "admin", "looks right"),
            ((int)profile["number"]!, (string?)profile["certifiedBy"], (string?)profile["certifiedNote"]));
    }

    [Fact]
    public async Task What_was_read_before_a_build_moved_on_changes_nothing()
    {
        await using var silo = new BuildSilo();
        await StoreAsync(silo);
        var builds = silo.Get<IBuildStore>();
        var begun = (await builds.BeginAsync(SampleBuilds.New(BuildKind.Profile), CancellationToken.None))!;
        await builds.SaveAsync(
            begun, new BuildMove { State = BuildState.Profiling }, [], profile: null, CancellationToken.None);
        var profile = silo.Get<IGrainFactory>().GetGrain<IProfileGrain>($"{begun.Key}");

        // As another silo's look that read the row before the targets were queued, and so no files.
        await profile.AdvanceAsync(begun.Revision, measured: null, CancellationToken.None);
        var seen = (await builds.FindAsync("sage", "simple", 1, CancellationToken.None))!;
        Assert.Equal((BuildState.Profiling, 1), (seen.State, seen.Revision));

        await profile.AdvanceAsync(seen.Revision, """[{"target":0}]""", CancellationToken.None);
        Assert.Equal(
            """[{"target":0}]""",
            (await silo.Get<IProfileStore>().FindAsync(seen, CancellationToken.None))!.Profile);
    }

    private static async Task StoreAsync(SiloFixture silo)
    {
        _ = silo.Client;
        var stored = await silo.Get<IAppStore>().SubmitAsync(SampleApps.Submission(), CancellationToken.None);
        Assert.Equal(AppSubmitKind.Stored, stored.Kind);
    }

    private static async Task<JsonNode> WaitForResultAsync(SiloFixture silo, string path)
    {
        await Eventually.BecomesTrueAsync(async () => (await silo.GetJsonAsync(path))["result"] is not null);
        return await silo.GetJsonAsync(path);
    }
}
