using Boxyard.Accounts;
using Boxyard.Apps;
using Boxyard.Retention;
using Boxyard.Tests.Grains.Apps;

namespace Boxyard.Tests.Storage;

public sealed class AppStoreTests
{
    [Theory, Dialects]
    public async Task An_app_is_stored_with_its_namespace_and_repository(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var apps = store.Get<IAppStore>();
        var icon = SampleApps.Icon("file1");

        var outcome = await apps.SubmitAsync(
            SampleApps.Submission() with { MetaFiles = [icon], IsFrozen = true }, Samples.None);

        Assert.Equal(AppSubmitKind.Stored, outcome.Kind);
        var facts = await apps.ReadFactsAsync(SampleApps.Simple, Samples.None);
        Assert.Equal(("testuser", "testuser"), (facts.NamespaceOwner, facts.RepositoryOwner));
        Assert.Equal(
            [
                SampleApps.Grant("testuser", AppPermission.FullControl, repository: ""),
                SampleApps.Grant("testuser", AppPermission.FullControl),
            ],
            facts.Grants.AsEnumerable());
        var app = facts.App!;
        Assert.Equal(
            ("testuser", true, store.Clock.GetUtcNow(), store.Clock.GetUtcNow()),
            (app.Owner, app.IsFrozen, app.CreatedAt, app.ChangedAt));
        Assert.Equal([icon.Name], app.MetaFiles.AsEnumerable());
        AssertSame(SampleApps.Spec(), app.Spec);
        Assert.Equal(
            new AppFile("file1", icon.Sha256),
            await apps.FindFileAsync(SampleApps.Simple, "ecr-icon.jpg", Samples.None));
        Assert.True(await apps.HasFileAsync("file1", Samples.None));
        var filter = new AuditFilter { PageSize = 9 };
        var entry = Assert.Single(await store.Get<IAuditStore>().ListAsync(filter, Samples.None));
        Assert.Equal(
            ("testuser", "10.0.0.1", "submit app", "sage/simple:1.2.3"),
            (entry.Account, entry.Address, entry.Action, entry.Target));
    }

    [Theory, Dialects]
    public async Task A_version_is_the_same_in_any_case(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var apps = store.Get<IAppStore>();
        var name = SampleApps.Simple with { Version = "AB" };
        await apps.SubmitAsync(SampleApps.Submission(name), Samples.None);

        var again = await apps.SubmitAsync(SampleApps.Submission(name with { Version = "ab" }), Samples.None);

        Assert.Equal(AppSubmitKind.Exists, again.Kind);
        var facts = await apps.ReadFactsAsync(AppNames.Of("SAGE", "Simple", "aB"), Samples.None);
        Assert.Equal("sage/simple:AB", facts.App!.Name.ToString());
    }

    [Theory, Dialects]
    public async Task What_is_refused_leaves_nothing(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var apps = store.Get<IAppStore>();
        await apps.SubmitAsync(SampleApps.Submission(), Samples.None);
        var other = SampleApps.Simple with { Repository = "other" };

        var outcome = await apps.SubmitAsync(
            SampleApps.Submission(other, SampleApps.Other), Samples.None);

        Assert.Equal(AppSubmitKind.NamespaceRefused, outcome.Kind);
        Assert.Null((await apps.ReadFactsAsync(other, Samples.None)).RepositoryOwner);
        Assert.Single(await store.Get<IAuditStore>().ListAsync(new AuditFilter { PageSize = 9 }, Samples.None));
    }

    [Theory, Dialects]
    public async Task A_replaced_version_begins_anew_with_its_own_files(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var apps = store.Get<IAppStore>();
        var icon = SampleApps.Icon("file1");
        var first = SampleApps.Submission() with { IsVersionOfCode = true, MetaFiles = [icon] };
        await apps.SubmitAsync(first, Samples.None);
        store.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(AppSubmitKind.ExistsUnforced, (await apps.SubmitAsync(first, Samples.None)).Kind);
        await apps.SubmitAsync(first with { Force = true, MetaFiles = [] }, Samples.None);

        var app = (await apps.ReadFactsAsync(SampleApps.Simple, Samples.None)).App!;
        Assert.Equal(store.Clock.GetUtcNow(), app.CreatedAt);
        Assert.Empty(app.MetaFiles);
        Assert.Null(await apps.FindFileAsync(SampleApps.Simple, "ecr-icon.jpg", Samples.None));
        Assert.Equal(
            ["file1"],
            (await store.Get<IRetentionStore>().ListFilesAsync(9, Samples.None)).Select(removal => removal.Path));
    }

    private static void AssertSame(AppSpec expected, AppSpec actual)
    {
        Assert.Equal(
            (expected.Name, expected.Description, expected.Inputs, expected.Source.Url, expected.Source.Commit),
            (actual.Name, actual.Description, actual.Inputs, actual.Source.Url, actual.Source.Commit));
        Assert.Equal(expected.Source.Architectures.AsEnumerable(), actual.Source.Architectures);
        Assert.Equal(expected.Source.BuildArgs, actual.Source.BuildArgs);
        Assert.Equal(expected.Testing!.Command.AsEnumerable(), actual.Testing!.Command);
        Assert.Equal(expected.Testing.MaskEntrypoint, actual.Testing.MaskEntrypoint);
        Assert.Equal(expected.Profiling!.Targets.AsEnumerable(), actual.Profiling!.Targets);
        Assert.Equal(expected.Profiling.Metrics.AsEnumerable(), actual.Profiling.Metrics);
        Assert.Equal(expected.Profiling.Text, actual.Profiling.Text);
    }
}
