using Boxyard.Results;

namespace Boxyard.Tests.Storage;

public sealed class PackageStoreTests
{
    private static readonly PackageRecord Package = new()
    {
        Path = "/initrd/pkg/nfs/debian/x86_64/12/iperf/latest.cgz",
        Suite = "iperf",
        JobId = 1,
        Attempt = 1,
        Size = 3,
        Sha256 = "aa",
    };

    [Theory, Dialects]
    public async Task A_package_stays_its_suites_and_each_write_is_an_event(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        var attempt = await store.ClaimAsync();
        Assert.Null(await store.Results.FindPackageAsync(Package.Path, Samples.None));

        Assert.True(await store.Results.KeepPackageAsync(Package, Samples.None));
        Assert.True(await store.Results.KeepPackageAsync(Package with { Sha256 = "bb", Size = 4 }, Samples.None));
        Assert.False(await store.Results.KeepPackageAsync(Package with { Suite = "fio", Sha256 = "cc" }, Samples.None));
        await store.Jobs.SaveAsync(Samples.End(attempt, store.Clock.GetUtcNow()), Samples.None);
        Assert.False(await store.Results.KeepPackageAsync(Package with { Sha256 = "dd" }, Samples.None));

        Assert.Equal(
            Package with { Sha256 = "bb", Size = 4 },
            await store.Results.FindPackageAsync(Package.Path, Samples.None));
        var written = await store.QueryAsync("select kind, job_id, attempt from job_events where kind like 'package%'", 3);
        Assert.Equal([["package_written", "1", "1"], ["package_written", "1", "1"]], written);
    }

    [Theory, Dialects]
    public async Task Of_two_suites_that_write_a_new_package_at_once_one_has_it(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        await store.ClaimAsync();

        var kept = await Task.WhenAll(Enumerable.Range(0, 10).Select(
            number => store.Results.KeepPackageAsync(Package with { Suite = $"suite{number}" }, Samples.None)));

        Assert.Equal(1, kept.Count(isKept => isKept));
    }

    [Theory, Dialects]
    public async Task The_first_mark_of_the_result_folder_stays(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        Assert.Null(await store.Results.FindFolderMarkerAsync(Samples.None));

        Assert.Equal("a", await store.Results.KeepFolderMarkerAsync("a", Samples.None));
        Assert.Equal("a", await store.Results.KeepFolderMarkerAsync("b", Samples.None));
        Assert.Equal("a", await store.Results.FindFolderMarkerAsync(Samples.None));
    }
}
