using Boxyard.Apps;
using Boxyard.Tests.Grains.Apps;
using Boxyard.Tests.Silo.Builds;

namespace Boxyard.Tests.Dashboard;

/// <summary>The pages of the app registry, over a silo with accounts; the apps are those of `submitter`.</summary>
public sealed class AppPagesTests(ProfilingSilo silo) : IClassFixture<ProfilingSilo>
{
    [Fact]
    public async Task Apps_are_listed_by_who_may_see_them_and_found_by_words()
    {
        await StoreAsync("listed", "rain", "1.0.0");
        await StoreAsync("listed", "rain", "1.1.0");
        await StoreAsync("listed", "wind", "2.0.0");
        await GrantAsync("listed", "wind", AppGrant.AllUsers);
        await GrantAsync("listed", "rain", "viewer");
        await using var host = new DashboardHost(silo.Address);
        using var owner = await host.SignInAsync(silo.TokenOf("submitter"));
        using var viewer = await host.SignInAsync(silo.TokenOf("viewer"));
        using var nobody = host.NewBrowser();

        using var all = await owner.OpenAsync("/apps?q=listed");
        using var found = await owner.OpenAsync("/apps?show=mine&q=RAIN+listed");
        using var shared = await viewer.OpenAsync("/apps?show=shared&q=listed");
        using var mine = await viewer.OpenAsync("/apps?show=mine");
        using var open = await nobody.OpenAsync("/apps?q=listed");
        using var none = await nobody.OpenAsync("/apps?q=nothing-is-named-so");

        Assert.Equal(["listed/rain", "listed/wind"], Browser.Texts(all, "#apps tbody th"));
        Assert.Equal(["listed/rain"], Browser.Texts(found, "#apps tbody th"));
        Assert.Equal("2", Browser.Text(found, "#apps tbody td.num"));
        Assert.Equal("/apps/listed/rain/1.1.0", found.QuerySelector("#apps tbody a")!.GetAttribute("href"));
        Assert.Equal(["listed/rain"], Browser.Texts(shared, "#apps tbody th"));
        Assert.Equal("No app here yet", Browser.Text(mine, "#no-apps h2"));
        Assert.Equal(["listed/wind"], Browser.Texts(open, "#apps tbody th"));
        Assert.Equal(["All", "Public"], Browser.Texts(open, ".chip"));
        Assert.Equal("No app matches", Browser.Text(none, "#no-apps h2"));
    }

    [Fact]
    public async Task A_build_is_begun_and_its_log_followed_and_others_are_not_offered_one()
    {
        await StoreAsync("built", "simple", "1.2.3");
        await GrantAsync("built", "simple", "viewer");
        await using var host = new DashboardHost(silo.Address);
        using var owner = await host.SignInAsync(silo.TokenOf("submitter"));
        using var viewer = await host.SignInAsync(silo.TokenOf("viewer"));
        using var http = new HttpClient { BaseAddress = new Uri($"http://{silo.Address}") };
        http.DefaultRequestHeaders.Authorization = new("Bearer", silo.TokenOf("root"));
        var box = await BuilderBox.AddAsync(http, "built-1", "builder");

        using var app = await owner.OpenAsync("/apps/built/simple");
        var (status, location) = await owner.SendAsync(app, "form[action$='/build']");
        using var waits = await owner.OpenAsync(location!);
        Assert.Equal((302, "/apps/built/simple/1.2.3/builds/1"), (status, location));
        Assert.Equal(["linux/amd64", "linux/arm64"], Browser.Texts(waits, "#parts tbody th"));
        Assert.Contains("there is no log yet", Browser.Text(waits, "#no-log"), StringComparison.Ordinal);

        await box.TakeAsync();
        await box.LogAsync("STEP 1: FROM scratch\n<b>STEP 2</b>\n");
        var job = box.JobId;
        using var moved = await owner.OpenAsync(location!, 302);
        using var live = await owner.OpenAsync($"{location}?job={job}");
        Assert.Equal(["STEP 1: FROM scratch", "<b>STEP 2</b>"], Browser.Texts(live, "#log .line > span"));
        Assert.Equal($"/jobs/{job}/attempts/1/raw-log/console", live.QuerySelector("#log")!.GetAttribute("data-log"));
        Assert.NotNull(live.QuerySelector("[data-log-grows]"));

        await box.EndAsync("failed");
        await box.TakeAsync();
        await box.EndAsync("finished");
        await Eventually.BecomesTrueAsync(async () =>
        {
            using var look = await owner.OpenAsync("/apps/built/simple/1.2.3");
            return Browser.Texts(look, "#builds-table .badge") is ["✗ failed"];
        });
        using var over = await owner.OpenAsync("/apps/built/simple/1.2.3");
        using var all = await owner.OpenAsync(location!);
        using var raw = await owner.FollowAsync($"{location}/raw-log?offset=22");
        Assert.Equal($"Job {job} ended Failed.", Browser.Text(over, "#builds-table td.wrap"));
        Assert.Equal("Finished: FAILURE", Browser.Texts(all, "#log .line > span")[^1]);
        Assert.Null(all.QuerySelector("[data-log-grows]"));
        var rest = await raw.Content.ReadAsStringAsync();
        Assert.StartsWith($"[linux/amd64] job {job}: failed\nSTEP 1", rest, StringComparison.Ordinal);

        using var read = await viewer.OpenAsync("/apps/built/simple");
        using var refused = await viewer.SendForPageAsync(read, "form[action$='/build']", 403);
        Assert.True(read.QuerySelector("form[action$='/build'] button")!.HasAttribute("disabled"));
        Assert.Contains("This needs the permission FULL_CONTROL on the app", Browser.Texts(read, ".actions .faint"));
        Assert.Equal("You may not do this", Browser.Text(refused, "h1"));
    }

    [Fact]
    public async Task Permissions_are_given_and_taken_by_who_may()
    {
        await StoreAsync("given", "simple", "1.2.3");
        await using var host = new DashboardHost(silo.Address);
        using var owner = await host.SignInAsync(silo.TokenOf("submitter"));
        using var viewer = await host.SignInAsync(silo.TokenOf("viewer"));

        using var hidden = await viewer.OpenAsync("/apps/given/simple/1.2.3", 403);
        using var first = await owner.OpenAsync("/apps/given/simple/1.2.3");
        await owner.SendAsync(first, "#share", ("grantee", "viewer"), ("permission", "Write"));
        await owner.SendAsync(first, "#publish");
        using var given = await owner.OpenAsync("/apps/given/simple/1.2.3");
        using var seen = await viewer.OpenAsync("/apps/given/simple/1.2.3");
        await owner.SendAsync(given, "#grants form:has([value='viewer'])");
        using var taken = await owner.OpenAsync("/apps/given/simple/1.2.3");

        Assert.Equal("The app could not be loaded", Browser.Text(hidden, ".trouble strong"));
        Assert.Equal(["submitter FULL_CONTROL"], Browser.Texts(first, "#grants li"));
        Assert.Equal(
            ["Everybody READ Take away", "submitter FULL_CONTROL", "viewer WRITE Take away"],
            Browser.Texts(given, "#grants li").Order(StringComparer.Ordinal));
        Assert.Equal("public", Browser.Text(given, "h1 .badge"));
        Assert.Null(given.QuerySelector("#publish"));
        Assert.NotNull(seen.QuerySelector("a[href$='/confirm/freeze']"));
        Assert.Null(seen.QuerySelector("a[href$='/confirm/delete']"));
        Assert.Null(seen.QuerySelector("#share"));
        Assert.Equal(2, taken.QuerySelectorAll("#grants li").Length);
    }

    [Fact]
    public async Task What_cannot_be_taken_away_is_the_full_control_of_the_repositorys_owner()
    {
        var other = new AppCaller { User = "viewer", IsApproved = true };
        await StoreAsync("shared", "simple", "1.2.3");
        await GrantAsync("shared", "simple", "viewer", AppPermission.FullControl);
        var name = new AppName { Namespace = "shared", Repository = "simple", Version = "2.0.0" };
        await silo.Get<IAppStore>().SubmitAsync(SampleApps.Submission(name, other), CancellationToken.None);
        await using var host = new DashboardHost(silo.Address);
        using var owner = await host.SignInAsync(silo.TokenOf("submitter"));

        using var page = await owner.OpenAsync("/apps/shared/simple/2.0.0");

        Assert.Equal(
            ["submitter FULL_CONTROL", "viewer FULL_CONTROL Take away"], Browser.Texts(page, "#grants li"));
        await owner.SendAsync(page, "#grants form");
        using var again = await owner.SendForPageAsync(page, "#grants form", 409);
        Assert.Equal("It was not done", Browser.Text(again, "h1"));
    }

    [Fact]
    public async Task Freezing_and_deleting_are_asked_for_once_more()
    {
        await StoreAsync("ended", "simple", "1.2.3");
        await using var host = new DashboardHost(silo.Address);
        using var owner = await host.SignInAsync(silo.TokenOf("submitter"));

        using var freeze = await owner.OpenAsync("/apps/ended/simple/1.2.3/confirm/freeze");
        var (_, frozen) = await owner.SendAsync(freeze, "#confirm");
        using var after = await owner.OpenAsync(frozen!);
        using var held = await owner.OpenAsync("/apps/ended/simple/1.2.3/confirm/delete");
        using var refused = await owner.SendForPageAsync(held, "#confirm", 400);
        await owner.SendAsync(after, "form[action$='/unfreeze']");
        using var delete = await owner.OpenAsync("/apps/ended/simple/1.2.3/confirm/delete");
        var (_, list) = await owner.SendAsync(delete, "#confirm");
        using var gone = await owner.OpenAsync("/apps/ended/simple/1.2.3", 404);
        using var unknown = await owner.OpenAsync("/apps/ended/simple/1.2.3/confirm/paint", 404);

        Assert.Equal("/apps/ended/simple/1.2.3", frozen);
        Assert.Equal("frozen", Browser.Text(after, "h1 .badge"));
        Assert.Null(after.QuerySelector("a[href$='/confirm/delete']"));
        Assert.True(held.QuerySelector("#confirm button")!.HasAttribute("disabled"));
        Assert.Contains("is frozen, it cannot be deleted", Browser.Text(refused, ".empty p"), StringComparison.Ordinal);
        Assert.Equal("/apps", list);
        Assert.Equal("There is nothing here", Browser.Text(gone, "h1"));
        Assert.Equal("There is nothing here", Browser.Text(unknown, "h1"));
    }

    [Fact]
    public async Task Profiles_are_charts_and_numbers_and_two_are_compared()
    {
        await StoreAsync("measured", "simple", "1.2.3");
        await GrantAsync("measured", "simple", AppGrant.AllUsers);
        await using var host = new DashboardHost(silo.Address);
        using var owner = await host.SignInAsync(silo.TokenOf("submitter"));
        using var operators = await host.SignInAsync(silo.TokenOf("operator"));
        using var http = new HttpClient { BaseAddress = new Uri($"http://{silo.Address}") };
        http.DefaultRequestHeaders.Authorization = new("Bearer", silo.TokenOf("root"));
        var builder = await BuilderBox.AddAsync(http, "measured-1", "builder,measured");
        using var app = await owner.OpenAsync("/apps/measured/simple");

        var (_, first) = await owner.SendAsync(app, "form[action$='/profile']", ("group", "measured"));
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await builder.TakeAsync();
            await builder.PushedAsync("registry/measured/simple:1.2.3");
            await builder.EndAsync("finished");
        }

        using var early = await owner.OpenAsync(first!);
        await MeasureAsync(builder, 2);
        var (_, second) = await owner.SendAsync(app, "form[action$='/profile']", ("group", "measured"));
        await MeasureAsync(builder, 3);
        await Eventually.BecomesTrueAsync(async () =>
        {
            using var look = await operators.OpenAsync(second!);
            return look.QuerySelector("#targets") is not null;
        });
        using var page = await operators.OpenAsync(second!);
        using var compared = await operators.OpenAsync($"{second}?with=1");
        using var refused = await operators.OpenAsync($"{second}?with=77");
        await operators.SendAsync(page, "form[action$='/certify']", ("note", "looks <right>"));
        using var certified = await operators.OpenAsync(second!);

        Assert.Equal("It is not over yet", Browser.Text(early, "#no-profile h2"));
        Assert.Equal(2, page.QuerySelectorAll(".chart-frame").Length);
        Assert.Equal(["Number", "0: --use-cpu"], Browser.Texts(page, "#targets thead th"));
        Assert.Equal(
            ["Ended", "CPU time", "Memory, peak", "Job"], Browser.Texts(page, "#targets tbody th"));
        Assert.Equal("3 s", Browser.Texts(page, "#targets tbody td")[1]);
        Assert.Equal(
            ["0", "CPU time", "3 s", "2 s", "−33.3 %"], Browser.Texts(compared, "#deltas tbody tr:first-child > *"));
        Assert.Contains(
            "the same (profile 1)", Browser.Text(compared, ".chart-frame"), StringComparison.Ordinal);
        Assert.Equal("measured/simple:1.2.3 has no profile 77", Browser.Text(refused, ".note.odd"));
        Assert.StartsWith("Certified by operator", Browser.Text(certified, "#certified"), StringComparison.Ordinal);
        Assert.EndsWith(": looks <right>", Browser.Text(certified, "#certified"), StringComparison.Ordinal);
    }

    private static async Task MeasureAsync(BuilderBox box, int seconds)
    {
        await box.TakeAsync();
        await box.UploadAsync("profile.json", $$"""
            {"target": 0, "arguments": ["--use-cpu"], "exit_code": 0, "cpu_seconds": {{seconds}},
            "memory_peak_bytes": 9000000}
            """);
        await box.UploadAsync("series.jsonl", """
            {"at": 1, "cpu_percent": 90.5, "memory_bytes": 8000000}
            no line of a series
            {"at": 2, "cpu_percent": 99, "memory_bytes": 9000000}
            """);
        await box.EndAsync("finished");
    }

    private async Task StoreAsync(string space, string repository, string version)
    {
        var name = new AppName { Namespace = space, Repository = repository, Version = version };
        var stored = await silo.Get<IAppStore>().SubmitAsync(
            SampleApps.Submission(name, new AppCaller { User = "submitter", IsApproved = true }), CancellationToken.None);
        Assert.Equal(AppSubmitKind.Stored, stored.Kind);
    }

    private async Task GrantAsync(
        string space, string repository, string grantee, AppPermission permission = AppPermission.Read) =>
        await silo.Get<IAppStore>().ChangeAsync(
            new AppChange
            {
                Action = AppAction.Grant,
                Caller = new AppCaller { User = "submitter", IsApproved = true },
                Name = new AppName { Namespace = space, Repository = repository, Version = "" },
                Grant = SampleApps.Grant(grantee, permission, repository) with { Namespace = space },
            },
            CancellationToken.None);
}
