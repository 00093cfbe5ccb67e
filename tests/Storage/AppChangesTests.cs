using Boxyard.Accounts;
using Boxyard.Apps;
using Boxyard.Builds;
using Boxyard.Tests.Grains.Apps;
using Boxyard.Tests.Grains.Builds;

namespace Boxyard.Tests.Storage;

public sealed class AppChangesTests
{
    private static readonly AppName Repository = SampleApps.Simple with { Version = "" };
    private static readonly AppName Namespace = Repository with { Repository = "" };

    [Theory, Dialects]
    public async Task An_app_is_frozen_once_and_deleted_with_its_files(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var apps = store.Get<IAppStore>();
        var icon = new AppMetaFile
        {
            Name = new AppMetaFileName { FileName = "ecr-icon.jpg", Kind = AppMetaFileKind.Thumb },
            Content = new byte[] { 1 },
        };
        await apps.SubmitAsync(SampleApps.Submission() with { MetaFiles = [icon] }, Samples.None);
        var createdAt = store.Clock.GetUtcNow();
        store.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal((AppChangeKind.Done, 1), await ChangeAsync(apps, AppAction.Freeze, SampleApps.Simple));
        Assert.Equal((AppChangeKind.Done, 0), await ChangeAsync(apps, AppAction.Freeze, SampleApps.Simple));
        var frozen = (await apps.ReadFactsAsync(SampleApps.Simple, Samples.None)).App!;
        Assert.Equal(
            (true, createdAt, store.Clock.GetUtcNow()), (frozen.IsFrozen, frozen.CreatedAt, frozen.ChangedAt));
        Assert.Equal((AppChangeKind.Frozen, 0), await ChangeAsync(apps, AppAction.DeleteApp, SampleApps.Simple));
        Assert.Equal((AppChangeKind.Done, 1), await ChangeAsync(apps, AppAction.Unfreeze, SampleApps.Simple));
        Assert.Equal((AppChangeKind.Done, 1), await ChangeAsync(apps, AppAction.DeleteApp, SampleApps.Simple));
        Assert.Equal((AppChangeKind.NotFound, 0), await ChangeAsync(apps, AppAction.DeleteApp, SampleApps.Simple));

        Assert.Null(await apps.FindMetaFileAsync(SampleApps.Simple, "ecr-icon.jpg", Samples.None));
        var audit = await store.Get<IAuditStore>().ListAsync(new AuditFilter { PageSize = 9 }, Samples.None);
        Assert.Equal(
            ["delete app", "unfreeze app", "freeze app", "submit app"], audit.Select(entry => entry.Action));
    }

    [Theory, Dialects]
    public async Task An_app_that_comes_again_has_none_of_its_builds_and_goes_on_with_their_numbers(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var (apps, builds, jenkins) =
            (store.Get<IAppStore>(), store.Get<IBuildStore>(), store.Get<IJenkinsBuildStore>());
        await apps.SubmitAsync(SampleApps.Submission(), Samples.None);
        var other = await builds.BeginAsync(SampleBuilds.New(version: "2"), Samples.None);
        var build = await builds.BeginAsync(SampleBuilds.New(BuildKind.Profile), Samples.None);
        var submitted = await store.Jobs.SubmitAsync(Samples.Submission(Samples.Job()), Samples.None);
        var step = new BuildMove { State = BuildState.Building, Jobs = [new(BuildJobRole.Image, "linux/amd64")] };
        await builds.SaveAsync(build, step, submitted.JobIds, null, Samples.None);
        await builds.SaveAsync(
            build with { Revision = 1 }, BuildMove.End(BuildResult.Success), [], """[{"target":0}]""", Samples.None);
        await BuildStoreTests.NumberAsync(jenkins, "1.2.3", 7);
        await jenkins.TryHoldAsync(BuildStoreTests.Request("open", "1.2.3"), TimeSpan.FromHours(1), Samples.None);

        await ChangeAsync(apps, AppAction.DeleteApp, SampleApps.Simple);

        Assert.Equal(
            [other], await builds.ListAsync("sage", "simple", "", long.MaxValue, 9, Samples.None));
        Assert.Null(await builds.FindProfileAsync(build, Samples.None));
        Assert.Empty(await builds.ListJobsAsync(build, Samples.None));
        Assert.Empty(await jenkins.ListAsync("sage", "simple", "1.2.3", 9, Samples.None));
        Assert.Null(await jenkins.FindRequestAsync("sage", "simple", Samples.None));
        await apps.SubmitAsync(SampleApps.Submission(), Samples.None);
        Assert.Equal(3, (await builds.BeginAsync(SampleBuilds.New(), Samples.None)).Number);
    }

    [Theory, Dialects]
    public async Task Who_had_a_namespace_keeps_nothing_of_it_when_it_is_gone(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var apps = store.Get<IAppStore>();
        await apps.SubmitAsync(SampleApps.Submission(), Samples.None);

        Assert.Equal((AppChangeKind.NotEmpty, 1), await ChangeAsync(apps, AppAction.DeleteNamespace, Namespace));
        Assert.Equal((AppChangeKind.NotEmpty, 1), await ChangeAsync(apps, AppAction.DeleteRepository, Repository));
        await ChangeAsync(apps, AppAction.DeleteApp, SampleApps.Simple);
        Assert.Equal((AppChangeKind.Done, 1), await ChangeAsync(apps, AppAction.DeleteNamespace, Namespace));

        Assert.Empty(await apps.ListGrantsAsync("sage", Samples.None));
        Assert.Null((await apps.ReadFactsAsync(Repository, Samples.None)).RepositoryOwner);
        Assert.Equal(
            (AppChangeKind.Done, 1),
            await ChangeAsync(apps, AppAction.CreateNamespace, Namespace, SampleApps.Other));
        Assert.Equal(
            (AppChangeKind.Exists, 0),
            await ChangeAsync(apps, AppAction.CreateNamespace, Namespace, SampleApps.Owner));
        Assert.Equal(
            [SampleApps.Grant("testuser2", AppPermission.FullControl, repository: "")],
            await apps.ListGrantsAsync("sage", Samples.None));
        Assert.Equal((AppChangeKind.Refused, 0), await ChangeAsync(apps, AppAction.DeleteNamespace, Namespace));
    }

    [Theory, Dialects]
    public async Task A_repository_that_is_deleted_leaves_its_namespace_and_its_siblings(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var apps = store.Get<IAppStore>();
        await apps.SubmitAsync(SampleApps.Submission(), Samples.None);
        await apps.SubmitAsync(
            SampleApps.Submission(SampleApps.Simple with { Repository = "other" }), Samples.None);
        await ChangeAsync(apps, AppAction.DeleteApp, SampleApps.Simple);

        Assert.Equal((AppChangeKind.Done, 1), await ChangeAsync(apps, AppAction.DeleteRepository, Repository));

        Assert.Equal(
            [
                SampleApps.Grant("testuser", AppPermission.FullControl, repository: ""),
                SampleApps.Grant("testuser", AppPermission.FullControl, repository: "other"),
            ],
            await apps.ListGrantsAsync("sage", Samples.None));
        Assert.Equal("testuser", (await apps.ReadFactsAsync(Repository, Samples.None)).NamespaceOwner);
    }

    [Theory, Dialects]
    public async Task Grants_are_added_once_and_revoked_but_for_the_owners_own(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var apps = store.Get<IAppStore>();
        await apps.SubmitAsync(SampleApps.Submission(), Samples.None);
        AppGrant[] grants =
        [
            SampleApps.Grant(AppGrant.AllUsers, AppPermission.Read),
            SampleApps.Grant("testuser", AppPermission.Read),
            SampleApps.Grant("testuser2", AppPermission.Read),
            SampleApps.Grant("testuser2", AppPermission.WriteAcp),
            SampleApps.Grant("testuser3", AppPermission.FullControl),
        ];
        foreach (var grant in grants)
        {
            Assert.Equal(1, await GrantAsync(apps, grant));
            Assert.Equal(0, await GrantAsync(apps, grant));
        }

        Assert.Equal(1, await RevokeAsync(apps, new AppGrantFilter { GranteeKind = AppGranteeKind.Group }));
        Assert.Equal(1, await RevokeAsync(
            apps, new AppGrantFilter { Grantee = "testuser2", Permission = AppPermission.WriteAcp }));
        Assert.Equal(0, await RevokeAsync(apps, new AppGrantFilter { Grantee = "nobody" }));
        Assert.Equal(3, await RevokeAsync(apps, new AppGrantFilter()));
        Assert.Equal(
            [
                SampleApps.Grant("testuser", AppPermission.FullControl, repository: ""),
                SampleApps.Grant("testuser", AppPermission.FullControl),
            ],
            await apps.ListGrantsAsync("sage", Samples.None));
    }

    private static async Task<(AppChangeKind Kind, long Count)> ChangeAsync(
        IAppStore apps, AppAction action, AppName name, AppCaller? caller = null)
    {
        var change = new AppChange { Action = action, Caller = caller ?? SampleApps.Owner, Name = name };
        var outcome = await apps.ChangeAsync(change, Samples.None);
        return (outcome.Kind, outcome.Count);
    }

    private static async Task<long> GrantAsync(IAppStore apps, AppGrant grant)
    {
        var change = new AppChange
        {
            Action = AppAction.Grant,
            Caller = SampleApps.Owner,
            Name = Repository,
            Grant = grant,
        };
        return (await apps.ChangeAsync(change, Samples.None)).Count;
    }

    private static async Task<long> RevokeAsync(IAppStore apps, AppGrantFilter revoked)
    {
        var change = new AppChange
        {
            Action = AppAction.Revoke,
            Caller = SampleApps.Owner,
            Name = Repository,
            Revoked = revoked,
        };
        return (await apps.ChangeAsync(change, Samples.None)).Count;
    }
}
