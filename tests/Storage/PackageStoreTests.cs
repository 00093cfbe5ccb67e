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
    public async Task A_write_is_begun_by_one_live_attempt_of_the_packages_suite_and_each_is_an_event(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        var attempt = await store.ClaimAsync();
        Assert.Null(await store.Results.FindPackageAsync(Package.Path, Samples.None));

        Assert.True(await store.Results.BeginPackageAsync(Of("a"), Samples.None));
        Assert.False(await store.Results.BeginPackageAsync(Of("b"), Samples.None));
        Assert.Null(await store.Results.FindPackageAsync(Package.Path, Samples.None));
        Assert.Equal(Of("a"), await store.Results.FindPackageWriteAsync(Package.Path, Samples.None));
        Assert.Equal([Of("a")], await store.Results.ListPackageWritesAsync(null, 10, Samples.None));
        Assert.Empty(await store.Results.ListPackageWritesAsync(Package.Path, 10, Samples.None));
        await store.Results.EndPackageAsync(Of("a"), problem: null, Samples.None);
        await store.Results.EndPackageAsync(Of("a"), "said before", Samples.None);
        Assert.Equal(Package with { Sha256 = "a" }, await store.Results.FindPackageAsync(Package.Path, Samples.None));
        Assert.False(await store.Results.BeginPackageAsync(Of("c", suite: "fio"), Samples.None));
        Assert.True(await store.Results.BeginPackageAsync(Of("d"), Samples.None));
        await store.Jobs.SaveAsync(Samples.End(attempt, store.Clock.GetUtcNow()), Samples.None);
        await store.Results.EndPackageAsync(Of("d"), "no place", Samples.None);
        Assert.False(await store.Results.BeginPackageAsync(Of("e"), Samples.None));

        Assert.Equal(Package with { Sha256 = "a" }, await store.Results.FindPackageAsync(Package.Path, Samples.None));
        Assert.Null(await store.Results.FindPackageWriteAsync(Package.Path, Samples.None));
        var events = await store.QueryAsync(
            "select kind, job_id, attempt from job_events where kind like 'package%' order by id", 3);
        Assert.Equal(
            [["package_written", "1", "1"], ["package_written", "1", "1"], ["package_refused", "1", "1"]], events);
    }

    [Theory, Dialects]
    public async Task What_was_begun_is_ended_although_its_attempt_is_over(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        var attempt = await store.ClaimAsync();
        Assert.True(await store.Results.BeginPackageAsync(Of("a"), Samples.None));
        await store.Jobs.SaveAsync(Samples.End(attempt, store.Clock.GetUtcNow()), Samples.None);

        await store.Results.EndPackageAsync(Of("a"), problem: null, Samples.None);

        Assert.Equal(Package with { Sha256 = "a" }, await store.Results.FindPackageAsync(Package.Path, Samples.None));
    }

    [Theory, Dialects]
    public async Task Of_two_suites_that_write_a_new_package_at_once_one_has_it(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        await store.ClaimAsync();

        var kept = await Task.WhenAll(Enumerable.Range(0, 10).Select(
            number => store.Results.BeginPackageAsync(Of("a", $"suite{number}"), Samples.None)));

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

    private static PackageWrite Of(string sha256, string suite = "iperf") =>
        new(Package with { Sha256 = sha256, Suite = suite }, "/initrd/pkg/nfs/debian/x86_64/12/iperf", $".{sha256}.part");
}
