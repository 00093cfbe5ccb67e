using Boxyard.Apps;

namespace Boxyard.Tests.Grains.Apps;

public sealed class AppChangeRulesTests
{
    private static readonly AppFacts Facts = new()
    {
        NamespaceOwner = "testuser",
        RepositoryOwner = "testuser",
        Grants = [SampleApps.Grant("testuser", AppPermission.FullControl)],
        App = new AppRecord
        {
            Spec = SampleApps.Spec(),
            Owner = "testuser",
            CreatedAt = DateTimeOffset.UnixEpoch,
            ChangedAt = DateTimeOffset.UnixEpoch,
        },
    };

    private static readonly AppFacts Frozen = Facts with { App = Facts.App! with { IsFrozen = true } };

    [Fact]
    public void A_frozen_app_is_deleted_by_an_admin_alone()
    {
        Assert.Equal(AppChangeKind.Frozen, Decide(AppAction.DeleteApp, SampleApps.Owner, Frozen));
        Assert.Equal(AppChangeKind.Done, Decide(AppAction.DeleteApp, SampleApps.Admin, Frozen));
        Assert.Equal(AppChangeKind.Done, Decide(AppAction.DeleteApp, SampleApps.Owner, Facts));
        Assert.Equal(AppChangeKind.Refused, Decide(AppAction.DeleteApp, SampleApps.Other, Facts));
    }

    [Fact]
    public void Freezing_counts_what_it_changes()
    {
        Assert.Equal(1, Count(AppAction.Freeze, Facts));
        Assert.Equal(0, Count(AppAction.Freeze, Frozen));
        Assert.Equal(1, Count(AppAction.Unfreeze, Frozen));
        Assert.Equal(0, Count(AppAction.Unfreeze, Facts));
        Assert.Equal(0, Count(AppAction.Freeze, Facts with { App = null }));
    }

    [Fact]
    public void A_name_has_so_many_grants_and_no_more()
    {
        var grants = Enumerable.Range(0, AppChangeRules.MaxGrants)
            .Select(number => SampleApps.Grant($"user{number}", AppPermission.Read))
            .ToArray();
        var owner = SampleApps.Grant("testuser", AppPermission.FullControl, repository: "");
        var change = new AppChange
        {
            Action = AppAction.Grant,
            Caller = SampleApps.Owner,
            Name = SampleApps.Simple with { Version = "" },
            Grant = SampleApps.Grant("one-more", AppPermission.Read),
        };
        var full = Facts with { Grants = [owner, .. grants] };

        Assert.Equal(AppChangeOutcome.Of(AppChangeKind.TooMany, 1_000), AppChangeRules.Decide(change, full, 0));
        Assert.Equal(AppChangeKind.Done, AppChangeRules.Decide(change with { Grant = grants[7] }, full, 0).Kind);
        Assert.Equal(
            AppChangeKind.Done,
            AppChangeRules.Decide(change, Facts with { Grants = [owner, .. grants[1..]] }, 0).Kind);
    }

    [Fact]
    public void What_has_apps_is_not_deleted()
    {
        var change = new AppChange
        {
            Action = AppAction.DeleteRepository,
            Caller = SampleApps.Owner,
            Name = SampleApps.Simple with { Version = "" },
        };

        Assert.Equal(AppChangeOutcome.Of(AppChangeKind.NotEmpty, 2), AppChangeRules.Decide(change, Facts, 2));
        Assert.Equal(AppChangeOutcome.Of(AppChangeKind.Done, 1), AppChangeRules.Decide(change, Facts, 0));
    }

    [Fact]
    public void Who_has_no_token_changes_nothing()
    {
        foreach (var action in Enum.GetValues<AppAction>())
        {
            Assert.Equal(AppChangeKind.Refused, Decide(action, AppCaller.Anonymous, Facts));
        }
    }

    private static AppChangeKind Decide(AppAction action, AppCaller caller, AppFacts facts) =>
        AppChangeRules.Decide(Change(action, caller), facts, appCount: 0).Kind;

    private static long Count(AppAction action, AppFacts facts) =>
        AppChangeRules.Decide(Change(action, SampleApps.Owner), facts, appCount: 0).Count;

    private static AppChange Change(AppAction action, AppCaller caller) =>
        new() { Action = action, Caller = caller, Name = SampleApps.Simple };
}
