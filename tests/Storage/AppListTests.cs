using Boxyard.Apps;
using Boxyard.Tests.Grains.Apps;

namespace Boxyard.Tests.Storage;

public sealed class AppListTests
{
    private static readonly AppName Public = SampleApps.Simple with { Repository = "public" };
    private static readonly AppName Shared = SampleApps.Simple with { Repository = "shared" };
    private static readonly AppName Other = SampleApps.Simple with { Namespace = "beta", Repository = "other" };
    private static readonly AppName Open = SampleApps.Simple with { Namespace = "open", Repository = "app" };

    [Theory, Dialects]
    public async Task Each_caller_sees_its_own_what_is_shared_with_it_and_what_is_public(Dialect dialect)
    {
        await using var store = await StartAsync(dialect);
        var apps = store.Get<IAppStore>();

        Assert.Equal("public", await ListAsync(apps, AppCaller.Anonymous));
        Assert.Equal("public", await ListAsync(apps, AppCaller.Anonymous, AppScope.Shared));
        Assert.Equal("other public shared", await ListAsync(apps, SampleApps.Other));
        Assert.Equal("public", await ListAsync(apps, SampleApps.Other, AppScope.Public));
        Assert.Equal("shared", await ListAsync(apps, SampleApps.Other, AppScope.Shared));
        Assert.Equal("other", await ListAsync(apps, SampleApps.Other, AppScope.Owned));
        Assert.Equal("other shared", await ListAsync(apps, SampleApps.Other, AppScope.Unpublic));
        Assert.Equal("app public shared", await ListAsync(apps, SampleApps.Owner));
        Assert.Equal("other app public shared", await ListAsync(apps, SampleApps.Admin));
        Assert.Equal("public", await ListAsync(apps, SampleApps.Admin, AppScope.Public));
    }

    [Theory, Dialects]
    public async Task A_public_namespace_shows_its_repositories(Dialect dialect)
    {
        await using var store = await StartAsync(dialect);
        var apps = store.Get<IAppStore>();

        Assert.Equal("app public", await RepositoriesAsync(apps, AppCaller.Anonymous));
        Assert.Equal("other app public shared", await RepositoriesAsync(apps, SampleApps.Other));
        Assert.Equal("other shared", await RepositoriesAsync(apps, SampleApps.Other, AppScope.Unpublic));
        Assert.Equal("other", await RepositoriesAsync(apps, SampleApps.Other, AppScope.Owned));
        Assert.Equal("app", await RepositoriesAsync(apps, SampleApps.Other, space: "open"));
        Assert.Equal("open", await NamespacesAsync(apps, AppCaller.Anonymous));
        Assert.Equal("beta open", await NamespacesAsync(apps, SampleApps.Other));
        Assert.Equal("open sage", await NamespacesAsync(apps, SampleApps.Owner));
        Assert.Equal("open", await NamespacesAsync(apps, SampleApps.Admin));
    }

    [Theory, Dialects]
    public async Task Pages_follow_the_order_of_the_names(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var apps = store.Get<IAppStore>();
        foreach (var (repository, version) in new[] { ("a-b", "1"), ("a", "2"), ("a", "10"), ("a", "B"), ("a", "a") })
        {
            var name = SampleApps.Simple with { Repository = "x" + repository, Version = version };
            await apps.SubmitAsync(SampleApps.Submission(name), Samples.None);
        }

        var all = await apps.ListAsync(Filter(SampleApps.Owner), Samples.None);
        Assert.Equal(
            ["sage/xa:10", "sage/xa:2", "sage/xa:a", "sage/xa:B", "sage/xa-b:1"],
            all.Select(app => app.Name.ToString()));
        var page = await apps.ListAsync(
            Filter(SampleApps.Owner) with { After = all[1].Name, MaxCount = 2 }, Samples.None);
        Assert.Equal(["sage/xa:a", "sage/xa:B"], page.Select(app => app.Name.ToString()));
        var inOne = await apps.ListAsync(
            Filter(SampleApps.Owner) with { Namespace = "sage", Repository = "xa-b" }, Samples.None);
        Assert.Equal(["sage/xa-b:1"], inOne.Select(app => app.Name.ToString()));
    }

    private static async Task<StoreHost> StartAsync(Dialect dialect)
    {
        var store = await StoreHost.StartAsync(dialect);
        var apps = store.Get<IAppStore>();
        await apps.SubmitAsync(SampleApps.Submission(Public), Samples.None);
        await apps.SubmitAsync(SampleApps.Submission(Shared), Samples.None);
        await apps.SubmitAsync(SampleApps.Submission(Open), Samples.None);
        await apps.SubmitAsync(SampleApps.Submission(Other, SampleApps.Other), Samples.None);
        await GrantAsync(apps, Public, SampleApps.Grant(AppGrant.AllUsers, AppPermission.Read, "public"));
        await GrantAsync(apps, Shared, SampleApps.Grant("testuser2", AppPermission.Write, "shared"));
        await GrantAsync(apps, Public, SampleApps.Grant("testuser2", AppPermission.WriteAcp, "public"));
        var onNamespace = SampleApps.Grant(AppGrant.AllUsers, AppPermission.Read, "") with { Namespace = "open" };
        await GrantAsync(apps, Open with { Repository = "" }, onNamespace);
        return store;
    }

    private static async Task GrantAsync(IAppStore apps, AppName name, AppGrant grant)
    {
        var change = new AppChange
        {
            Action = AppAction.Grant,
            Caller = SampleApps.Owner,
            Name = name with { Version = "" },
            Grant = grant,
        };
        Assert.Equal(1, (await apps.ChangeAsync(change, Samples.None)).Count);
    }

    private static async Task<string> ListAsync(IAppStore apps, AppCaller caller, AppScope scope = AppScope.All)
    {
        var found = await apps.ListAsync(Filter(caller) with { Scope = scope }, Samples.None);
        return string.Join(' ', found.Select(app => app.Name.Repository));
    }

    private static async Task<string> RepositoriesAsync(
        IAppStore apps, AppCaller caller, AppScope scope = AppScope.All, string space = "")
    {
        var found = await apps.ListRepositoriesAsync(
            Filter(caller) with { Scope = scope, Namespace = space }, Samples.None);
        return string.Join(' ', found.Select(repository => repository.Name));
    }

    private static async Task<string> NamespacesAsync(IAppStore apps, AppCaller caller) =>
        string.Join(' ', (await apps.ListNamespacesAsync(caller, Samples.None)).Select(space => space.Name));

    private static AppFilter Filter(AppCaller caller) => new() { Caller = caller, MaxCount = 100 };
}
