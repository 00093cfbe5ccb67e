using Boxyard.Apps;

namespace Boxyard.Tests.Grains.Apps;

public sealed class AppSubmitRulesTests
{
    private static readonly AppFacts Empty = new() { Grants = [] };

    private static readonly AppFacts Stored = new()
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

    [Theory]
    [InlineData("sage", "simple", AppSubmitKind.Stored)]
    [InlineData("sag", "simple", AppSubmitKind.BadNamespace)]
    [InlineData("sa-ge", "simple", AppSubmitKind.BadNamespace)]
    [InlineData("Sage", "simple", AppSubmitKind.BadNamespace)]
    [InlineData("sage", "s", AppSubmitKind.BadRepository)]
    [InlineData("sage", "sim ple", AppSubmitKind.BadRepository)]
    [InlineData("sage", "a234567890123456789012345678901234567890123456789012345678901", AppSubmitKind.BadRepository)]
    public void A_free_namespace_is_anybodys_when_it_has_a_name(string space, string repository, AppSubmitKind kind)
    {
        Assert.Equal(kind, AppSubmitRules.DecideNames(SampleApps.Other, space, repository, Empty));
    }

    [Theory]
    [InlineData(false, false, false, AppSubmitKind.Exists)]
    [InlineData(false, false, true, AppSubmitKind.Exists)]
    [InlineData(true, false, false, AppSubmitKind.ExistsUnforced)]
    [InlineData(true, false, true, AppSubmitKind.Stored)]
    [InlineData(true, true, false, AppSubmitKind.ExistsFrozen)]
    [InlineData(true, true, true, AppSubmitKind.ExistsFrozen)]
    public void A_version_of_the_code_is_replaced_by_force_unless_it_is_frozen(
        bool isOfCode, bool isFrozen, bool force, AppSubmitKind kind)
    {
        var submission = SampleApps.Submission() with { IsVersionOfCode = isOfCode, Force = force };
        var facts = Stored with { App = Stored.App! with { IsFrozen = isFrozen } };

        Assert.Equal(kind, AppSubmitRules.Decide(submission, facts));
    }

    [Fact]
    public void An_admin_who_may_write_replaces_a_frozen_version_by_force()
    {
        var facts = Stored with
        {
            Grants = [SampleApps.Grant("admin", AppPermission.Write)],
            App = Stored.App! with { IsFrozen = true },
        };
        var submission = SampleApps.Submission(caller: SampleApps.Admin) with { IsVersionOfCode = true };

        Assert.Equal(AppSubmitKind.ExistsUnforced, AppSubmitRules.Decide(submission, facts));
        Assert.Equal(AppSubmitKind.Stored, AppSubmitRules.Decide(submission with { Force = true }, facts));
        Assert.Equal(
            AppSubmitKind.RepositoryRefused,
            AppSubmitRules.Decide(submission with { Force = true }, Stored));
    }
}
