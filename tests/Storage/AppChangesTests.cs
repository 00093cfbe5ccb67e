using Boxyard.Accounts;
using Boxyard.Apps;
using Boxyard.Builds;
using Boxyard.Profiles;
using Boxyard.Retention;
using Boxyard.Tests.Grains.Apps;
using Boxyard.Tests.Grains.Builds;
using Boxyard.Tests.Storage.Builds;

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
        var icon = SampleApps.Icon("file1");
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

        Assert.Null(await apps.FindFileAsync(SampleApps.Simple, "ecr-icon.jpg", Samples.None));
        Assert.False(await apps.HasFileAsync("file1", Samples.None));
        var removal = Assert.Single(await store.Get<IRetentionStore>().ListFilesAsync(9, Samples.None));
        Assert.Equal((AppFolder.Root, "file1"), (removal.Root, removal.Path));
        var audit = await store.Get<IAuditStore>().ListAsync(new AuditFilter { PageSize = 9 }, Samples.None);
        Assert.Equal(
            ["delete app", "unfreeze app", "freeze app", "submit app"], audit.Select(entry => entry.Action));
        Assert.Equal(
            audit.Reverse().Select(entry => $$"""{"name":"{{SampleApps.Simple}}","change":"{{entry.Action}}"}"""),
            (await store.QueryAsync("select data from job_events where kind = 'app_changed' order by id", 1))
                .Select(row => row[0]));
    }

    [Theory, Dialects]
    public async Task An_app_that_comes_again_has_none_of_its_builds_and_goes_on_with_their_numbers(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var (apps, builds, jenkins) =
            (store.Get<IAppStore>(), store.Get<IBuildStore>(), store.Get<IJenkinsBuildStore>());
        var other = await SampleBuilds.BeginAsync(apps, builds, SampleBuilds.New(version: "2"));
        var build = await SampleBuilds.BeginAsync(apps, builds, SampleBuilds.New(BuildKind.Profile));
        var submitted = await store.Jobs.SubmitAsync(Samples.Submission(Samples.Job()), Samples.None);
        var step = new BuildMove { State = BuildState.Building, Jobs = [new(BuildJobRole.Image, "linux/amd64")] };
        await builds.SaveAsync(build, step, submitted.JobIds, null, Samples.None);
        await builds.SaveAsync(
            build with { Revision = 1 }, BuildMove.End(BuildResult.Success), [], """[{"target":0}]""", Samples.None);
        await BuildStoreTests.NumberAsync(jenkins, "1.2.3", 7);
        await jenkins.TryHoldAsync(BuildStoreTests.Request("open", "1.2.3"), TimeSpan.FromHours(1), Samples.None);

        await ChangeAsync(apps, AppAction.DeleteApp, SampleApps.Simple);

        Assert.Equal([other], await builds.ListAsync("sage", "simple", "2", long.MaxValue, 9, Samples.None));
        Assert.Empty(await builds.ListAsync("sage", "simple", "1.2.3", long.MaxValue, 9, Samples.None));
        Assert.Null(await store.Get<IProfileStore>().FindAsync(build, Samples.None));
        Assert.Empty(await builds.ListJobsAsync(build, Samples.None));
        Assert.Empty(await jenkins.ListAsync("sage", "simple", "1.2.3", 9, Samples.None));
        Assert.Null(await jenkins.FindRequestAsync("sage", "simple", Samples.None));
        // It was over: nothing is left to cancel.
        Assert.Empty(await builds.ListOrphansAsync(9, Samples.None));
        Assert.Equal(3, (await SampleBuilds.BeginAsync(apps, builds, SampleBuilds.New())).Number);
    }

    [Theory, Dialects]
    public async Task The_jobs_of_a_build_that_loses_its_app_are_kept_to_be_cancelled(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var (apps, builds) = (store.Get<IAppStore>(), store.Get<IBuildStore>());
        var build = await SampleBuilds.BeginAsync(apps, builds, SampleBuilds.New());
        var submitted = await store.Jobs.SubmitAsync(
            Samples.Submission(Samples.Job(), Samples.Job(), Samples.Job()), Samples.None);
        await store.Jobs.CancelQueuedAsync(submitted.JobIds[1], "", Samples.None);
        var step = new BuildMove
        {
            State = BuildState.Building,
            Jobs = [.. "abc".Select(letter => new BuildJobPlan(BuildJobRole.Image, $"{letter}"))],
        };
        await builds.SaveAsync(build, step, submitted.JobIds, null, Samples.None);

        await ChangeAsync(apps, AppAction.DeleteApp, SampleApps.Simple);

        await store.WaitForNoticeAsync(notice => notice.QueuedJobs.ContainsKey(BuildOrphans.Name));
        Assert.Equal(
            [submitted.JobIds[0], submitted.JobIds[2]], await builds.ListOrphansAsync(9, Samples.None));
        Assert.False(await builds.SaveAsync(
            build with { Revision = 1 }, BuildMove.End(BuildResult.Success), [], null, Samples.None));
        await builds.ForgetOrphansAsync([submitted.JobIds[0]], Samples.None);
        Assert.Equal([submitted.JobIds[2]], await builds.ListOrphansAsync(9, Samples.None));
    }

    [Theory, Dialects]
    public async Task A_version_that_is_replaced_keeps_its_spelling_and_with_it_its_builds(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var (apps, builds) = (store.Get<IAppStore>(), store.Get<IBuildStore>());
        var upper = SampleApps.Simple with { Version = "V1" };
        var build = await SampleBuilds.BeginAsync(apps, builds, SampleBuilds.New(version: "V1"));
        var lower = SampleApps.Submission(SampleApps.Simple with { Version = "v1" });

        await apps.SubmitAsync(lower with { IsVersionOfCode = true, Force = true }, Samples.None);

        var app = (await apps.ReadFactsAsync(lower.Spec.Name, Samples.None)).App!;
        Assert.Equal(upper, app.Name);
        Assert.Equal(
            build, await builds.FindNewestAsync("sage", "simple", app.Name.Version, BuildKind.Build, Samples.None));
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

        Assert.Empty(await GrantsAsync(apps, "simple"));
        Assert.Null((await apps.ReadFactsAsync(Repository, Samples.None)).RepositoryOwner);
        Assert.Equal(
            (AppChangeKind.Done, 1),
            await ChangeAsync(apps, AppAction.CreateNamespace, Namespace, SampleApps.Other));
        Assert.Equal(
            (AppChangeKind.Exists, 0),
            await ChangeAsync(apps, AppAction.CreateNamespace, Namespace, SampleApps.Owner));
        Assert.Equal(
            [SampleApps.Grant("testuser2", AppPermission.FullControl, repository: "")],
            await GrantsAsync(apps, "simple"));
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
            await GrantsAsync(apps, "other"));
        Assert.Single(await GrantsAsync(apps, "simple"));
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
            await GrantsAsync(apps, "simple"));
        var audit = await store.Get<IAuditStore>().ListAsync(new AuditFilter { PageSize = 9 }, Samples.None);
        Assert.Equal(
            [
                ("revoke app permission", "* * *"), ("revoke app permission", "* testuser2 WRITE_ACP"),
                ("revoke app permission", "GROUP * *"), ("grant app permission", "USER testuser3 FULL_CONTROL"),
                ("grant app permission", "USER testuser2 WRITE_ACP"),
            ],
            audit.Take(5).Select(entry => (entry.Action, entry.Detail!)));
    }

    [Theory, Dialects]
    public async Task A_repository_that_never_was_is_not_audited(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var apps = store.Get<IAppStore>();
        await apps.SubmitAsync(SampleApps.Submission(), Samples.None);
        Assert.Equal((AppChangeKind.Done, 1), await ChangeAsync(apps, AppAction.DeleteApp, SampleApps.Simple));

        var never = AppNames.Of("never", "was", "");
        Assert.Equal(
            (AppChangeKind.Done, 1), await ChangeAsync(apps, AppAction.DeleteRepository, never, SampleApps.Admin));
        var audit = await store.Get<IAuditStore>().ListAsync(new AuditFilter { PageSize = 9 }, Samples.None);
        Assert.Equal("delete app", audit[0].Action);
    }

    private static async Task<IReadOnlyList<AppGrant>> GrantsAsync(IAppStore apps, string repository) =>
        (await apps.ReadFactsAsync(AppNames.Of("sage", repository, ""), Samples.None)).Grants;

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
