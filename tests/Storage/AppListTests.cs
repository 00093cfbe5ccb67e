using Boxyard.Apps;
using Boxyard.Storage;
using Boxyard.Tests.Grains.Apps;
using Microsoft.Data.Sqlite;

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
            all.Apps.Select(app => app.Name.ToString()));
        var page = await apps.ListAsync(
            Filter(SampleApps.Owner) with { After = all.Apps[1].Name, MaxCount = 2 }, Samples.None);
        Assert.Equal(["sage/xa:a", "sage/xa:B"], page.Apps.Select(app => app.Name.ToString()));
        var inOne = await apps.ListAsync(
            Filter(SampleApps.Owner) with { Namespace = "sage", Repository = "xa-b" }, Samples.None);
        Assert.Equal(["sage/xa-b:1"], inOne.Apps.Select(app => app.Name.ToString()));
    }

    [Theory, Dialects]
    public async Task A_page_ends_where_its_specs_are_too_large_and_the_next_goes_on(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var apps = store.Get<IAppStore>();
        foreach (var version in new[] { "1", "2", "3" })
        {
            var name = SampleApps.Simple with { Version = version };
            var submission = SampleApps.Submission(name);
            var spec = submission.Spec with { Description = new string('x', 2_500_000) };
            await apps.SubmitAsync(submission with { Spec = spec }, Samples.None);
        }

        foreach (var repository in new[] { "", "simple" })
        {
            var filter = Filter(SampleApps.Owner) with { Namespace = "sage", Repository = repository };
            var first = await apps.ListAsync(filter, Samples.None);
            var second = await apps.ListAsync(filter with { After = first.Apps[^1].Name }, Samples.None);

            Assert.Equal(("1 2", true), (VersionsOf(first), first.IsCut));
            Assert.Equal(("3", false), (VersionsOf(second), second.IsCut));
        }

        static string VersionsOf(AppList list) => string.Join(' ', list.Apps.Select(app => app.Name.Version));
    }

    [Theory, Dialects]
    public async Task A_list_goes_on_behind_repositories_without_apps(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var apps = store.Get<IAppStore>();
        for (var number = 0; number < 130; number++)
        {
            var name = SampleApps.Simple with { Repository = $"empty{number:000}" };
            await apps.SubmitAsync(SampleApps.Submission(name), Samples.None);
            var delete = new AppChange { Action = AppAction.DeleteApp, Caller = SampleApps.Owner, Name = name };
            await apps.ChangeAsync(delete, Samples.None);
        }

        await apps.SubmitAsync(SampleApps.Submission(), Samples.None);

        Assert.Equal("simple", await ListAsync(apps, SampleApps.Owner));
        Assert.Equal("simple", await ListAsync(apps, SampleApps.Admin));
        var filter = new AppRepositoryFilter { Caller = SampleApps.Owner, MaxCount = 120 };
        var first = await apps.ListRepositoriesAsync(filter, Samples.None);
        var second = await apps.ListRepositoriesAsync(
            filter with { After = AppNames.Of("sage", first.Repositories[^1].Name, "") }, Samples.None);
        Assert.Equal((120, true, 11, false),
            (first.Repositories.Count, first.IsCut, second.Repositories.Count, second.IsCut));
    }

    [Theory, Dialects]
    public async Task Grants_are_shown_by_repository_to_its_owner_and_else_only_that_it_is_public(Dialect dialect)
    {
        await using var store = await StartAsync(dialect);
        var apps = store.Get<IAppStore>();
        AppRepositoryRecord[] repositories =
            [new("sage", "public", "testuser"), new("beta", "other", "testuser2"), new("open", "app", "testuser")];

        Assert.Equal(
            ["AllUsers:Read testuser2:WriteAcp", "", "AllUsers:Read"], await GrantsAsync(SampleApps.Owner));
        Assert.Equal(["AllUsers:Read", "", "AllUsers:Read"], await GrantsAsync(SampleApps.Other));

        async Task<IEnumerable<string>> GrantsAsync(AppCaller caller)
        {
            var grants = await apps.ListGrantsAsync(caller, repositories, Samples.None);
            return grants.Select(list => string.Join(
                ' ', list.Select(grant => $"{grant.Grantee}:{grant.Permission}")));
        }
    }

    [Fact]
    public async Task No_list_looks_at_what_its_caller_does_not_see()
    {
        using var folder = new TestFolder();
        await using (await StoreHost.StartAsync(new StorageOptions { DataDirectory = folder.Path }))
        {
        }

        using var connection = new SqliteConnection($"Data Source={folder.Path}/boxyard.db;Pooling=false");
        connection.Open();
        foreach (var name in new[]
            {
                "apps_list", "apps_list_of", "apps_list_newest", "app_repositories_list", "app_namespaces_list",
                "app_facts_list",
            })
        {
            using var command = connection.CreateCommand();
            command.CommandText = "explain query plan " + SqlFiles.Sqlite.All.Single(sql => sql.Name == name).Text;
            foreach (var parameter in SqlFiles.Sqlite.All.Single(sql => sql.Name == name).Parameters)
            {
                command.Parameters.AddWithValue(parameter, DBNull.Value);
            }

            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                // A scan is of a part of the statement itself, or by an index in its order; never of a table.
                var step = reader.GetString(3);
                Assert.False(step.Split(' ') is ["SCAN", "a" or "p" or "r" or "n", ..], $"{name}: {step}");
            }
        }
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
        return string.Join(' ', found.Apps.Select(app => app.Name.Repository));
    }

    private static async Task<string> RepositoriesAsync(
        IAppStore apps, AppCaller caller, AppScope scope = AppScope.All, string space = "")
    {
        var found = await apps.ListRepositoriesAsync(
            new AppRepositoryFilter { Caller = caller, Scope = scope, Namespace = space, MaxCount = 100 },
            Samples.None);
        return string.Join(' ', found.Repositories.Select(repository => repository.Name));
    }

    private static async Task<string> NamespacesAsync(IAppStore apps, AppCaller caller) =>
        string.Join(' ', (await apps.ListNamespacesAsync(caller, Samples.None)).Select(space => space.Name));

    private static AppFilter Filter(AppCaller caller) => new() { Caller = caller, MaxCount = 100 };
}
