using Boxyard.Accounts;
using Boxyard.Apps;
using Boxyard.Builds;
using Boxyard.Profiles;
using Boxyard.Tests.Grains.Apps;
using Boxyard.Tests.Grains.Builds;

namespace Boxyard.Tests.Storage.Profiles;

public sealed class ProfileStoreTests
{
    [Theory, Dialects]
    public async Task A_profile_is_kept_with_the_end_and_certified(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var (builds, profiles) = (store.Get<IBuildStore>(), store.Get<IProfileStore>());
        var build = await SampleBuilds.BeginAsync(
            store.Get<IAppStore>(), builds, SampleBuilds.New(BuildKind.Profile));
        Assert.False(await profiles.CertifyAsync(build, SampleApps.Admin, "early", Samples.None));
        Assert.Null(await profiles.FindAsync(build, Samples.None));

        await builds.SaveAsync(
            build, BuildMove.End(BuildResult.Success), [], """[{"target":0}]""", Samples.None);

        Assert.Equal(
            new ProfileRecord { Profile = """[{"target":0}]""" }, await profiles.FindAsync(build, Samples.None));
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await profiles.CertifyAsync(build, SampleApps.Admin, "looks right", Samples.None));
        Assert.Equal(
            new ProfileRecord
            {
                Profile = """[{"target":0}]""",
                CertifiedBy = "admin",
                Note = "looks right",
                CertifiedAt = store.Clock.GetUtcNow(),
            },
            await profiles.FindAsync(build, Samples.None));
        Assert.Equal(
            [["""{"app":"sage/simple:1.2.3","number":"1","kind":"profile","by":"admin"}"""]],
            await store.QueryAsync("select data from job_events where kind = 'profile_certified'", 1));
        var audit = await store.Get<IAuditStore>().ListAsync(new AuditFilter { PageSize = 1 }, Samples.None);
        Assert.Equal(
            ("certify profile", "admin", "sage/simple:1.2.3 #1"),
            (audit[0].Action, audit[0].Account, audit[0].Target));
    }
}
