using Boxyard.Jobs;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo.Results;

public sealed class OldUploadTests
{
    private const string PackageSpec = """
        {"suite":"iperf","os_mount":"cifs","os":"openeuler","os_arch":"aarch64","os_version":"20.03","pp":{"cci-makepkg":{"benchmark":"iperf"}}}
        """;

    private const string Package = "/initrd/pkg/nfs/openeuler/aarch64/20.03/iperf";

    private static readonly (string Name, string Value) PackagesAllowed = ("Results:AllowPackageUploads", "true");

    [Fact]
    public async Task Curl_uploads_below_the_result_root_of_its_cookie()
    {
        await using var lab = await ResultLab.StartAsync();
        var id = $"{lab.Attempt.JobId}";

        Assert.Equal(201, await lab.OldAsync("MKCOL", $"{lab.Root}/data/", id));
        Assert.Equal(405, await lab.OldAsync("MKCOL", $"{lab.Root}/data", id));
        Assert.Equal(201, await lab.OldAsync("PUT", $"{lab.Root}/data/time", id, "1.5"));
        Assert.Equal(204, await lab.OldAsync("PUT", $"{lab.Root}/data/time", id, "1.5"));
        Assert.Equal(409, await lab.OldAsync("PUT", $"{lab.Root}/data/time", id, "1.6"));
        Assert.Equal(201, await lab.OldAsync("PUT", $"{lab.Root}/empty", id));

        Assert.Equal("1.5", await File.ReadAllTextAsync($"{lab.RootFolder}/data/time"));
        Assert.Equal(
            ["data/time", "empty"],
            (await lab.Store.ListArtifactsAsync(lab.Attempt.JobId, 1, Samples.None)).Select(file => file.Path));
    }

    [Fact]
    public async Task Other_places_and_other_cookies_are_forbidden()
    {
        await using var lab = await ResultLab.StartAsync();
        var id = $"{lab.Attempt.JobId}";

        Assert.Equal(403, await lab.OldAsync("PUT", $"{lab.Root}/a", shownId: null, "x"));
        Assert.Equal(403, await lab.OldAsync("PUT", $"{lab.Root}/a", "999", "x"));
        Assert.Equal(403, await lab.OldAsync("PUT", $"{lab.Root}/a", "nonsense", "x"));
        Assert.Equal(403, await lab.OldAsync("PUT", $"{lab.Root}/a", $"{id}.2", "x"));
        Assert.Equal(403, await lab.OldAsync("PUT", $"{lab.Root}x/a", id, "x"));
        Assert.Equal(403, await lab.OldAsync("PUT", "/result/iperf/other/a", id, "x"));
        Assert.Equal(403, await lab.OldAsync("PUT", $"{lab.Root}", id, "x"));
        Assert.Equal(403, await lab.OldAsync("PUT", $"{lab.Root}/%2e%2e/b/a", id, "x"));
        Assert.Equal(403, await lab.OldAsync("PUT", $"{lab.Root}/a%5Cb", id, "x"));
        Assert.Equal(403, await lab.OldAsync("MKCOL", "/result/iperf", id));
        Assert.Equal(
            403, await lab.OldAsync("PUT", "/initrd/pkg/nfs/openeuler/aarch64/20.03/iperf/latest.cgz", id, "x"));
        await lab.EndAsync();
        Assert.Equal(403, await lab.OldAsync("PUT", $"{lab.Root}/a", id, "x"));
    }

    [Fact]
    public async Task A_later_attempt_is_fenced_by_its_own_id()
    {
        await using var lab = await ResultLab.StartAsync();
        await lab.EndAsync(isRetried: true);
        await lab.ClaimAsync();
        var id = lab.Attempt.JobId;

        Assert.Equal(403, await lab.OldAsync("PUT", $"/result/iperf/{id}/a", $"{id}", "x"));
        Assert.Equal(403, await lab.OldAsync("PUT", $"/result/iperf/{id}/a", $"{id}.2", "x"));
        Assert.Equal(201, await lab.OldAsync("PUT", $"/result/iperf/{id}.2/a", $"{id}.2", "x"));
    }

    [Fact]
    public async Task A_package_build_may_replace_its_package_where_that_is_allowed()
    {
        await using var lab = await ResultLab.StartAsync(spec: PackageSpec, settings: PackagesAllowed);
        var id = $"{lab.Attempt.JobId}";
        Assert.Equal(201, await lab.OldAsync("PUT", $"{Package}/latest.cgz", id, "old"));
        Assert.Equal(201, await lab.OldAsync("PUT", $"{Package}/latest.cgz", id, "new"));
        Assert.Equal(403, await lab.OldAsync("PUT", "/initrd/pkg/nfs/openeuler/aarch64/20.03/fio/latest.cgz", id, "x"));

        Assert.Equal("new", await File.ReadAllTextAsync($"{lab.DataFolder}{Package}/latest.cgz"));
        Assert.Empty(await lab.Store.ListArtifactsAsync(lab.Attempt.JobId, 1, Samples.None));
    }

    [Fact]
    public async Task Packages_are_not_uploaded_unless_that_is_allowed()
    {
        await using var lab = await ResultLab.StartAsync(spec: PackageSpec);
        var id = $"{lab.Attempt.JobId}";

        Assert.Equal(403, await lab.OldAsync("PUT", $"{Package}/latest.cgz", id, "x"));
        Assert.Equal(403, await lab.OldAsync("MKCOL", $"{Package}/more", id));
        Assert.Equal(
            "403 Forbidden path",
            await lab.PostAsync($"{Package}/latest.cgz", $"?job_id={id}&job_token={ResultLab.Token}", "x"));

        Assert.False(Directory.Exists($"{lab.DataFolder}/initrd"));
    }

    [Theory]
    [InlineData("lkp")]
    [InlineData("LKP")]
    public async Task The_guests_own_package_is_never_uploaded(string name)
    {
        var spec = PackageSpec.Replace("\"benchmark\":\"iperf\"", $"\"benchmark\":\"{name}\"", StringComparison.Ordinal);
        await using var lab = await ResultLab.StartAsync(spec: spec, settings: PackagesAllowed);

        Assert.Equal(
            403,
            await lab.OldAsync(
                "PUT", $"/initrd/pkg/nfs/openeuler/aarch64/20.03/{name}/latest.cgz", $"{lab.Attempt.JobId}", "x"));
    }

    [Fact]
    public async Task Each_write_of_a_package_is_an_event_of_its_job()
    {
        await using var lab = await ResultLab.StartAsync(spec: PackageSpec, settings: PackagesAllowed);
        await lab.OldAsync("PUT", $"{Package}/latest.cgz", $"{lab.Attempt.JobId}", "x");
        await lab.OldAsync("PUT", $"{Package}/latest.cgz", $"{lab.Attempt.JobId}", "yy");

        var events = await PackageEventsAsync(lab);
        Assert.Equal(["package_written", "package_written"], events.Select(written => written.Kind));
        Assert.Equal([1, 1], events.Select(written => written.Attempt));
        Assert.Equal(
            $$"""{"path":"{{Package}}/latest.cgz","size":1,"sha256":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"}""",
            events[0].Data);
    }

    [Fact]
    public async Task A_file_of_another_suite_is_not_replaced_and_the_refusal_is_an_event()
    {
        await using var lab = await ResultLab.StartAsync(spec: PackageSpec, settings: PackagesAllowed);
        await lab.OldAsync("PUT", $"{Package}/latest.cgz", $"{lab.Attempt.JobId}", "first");
        await lab.EndAsync();
        var other = PackageSpec.Replace("\"suite\":\"iperf\"", "\"suite\":\"evil\"", StringComparison.Ordinal);
        await lab.Jobs.SubmitAsync(Samples.Submission(Samples.Job(suite: "evil") with { Spec = other }), Samples.None);
        await lab.ClaimAsync();

        Assert.Equal(409, await lab.OldAsync("PUT", $"{Package}/latest.cgz", $"{lab.Attempt.JobId}", "second"));
        Assert.Equal(201, await lab.OldAsync("PUT", $"{Package}/other.cgz", $"{lab.Attempt.JobId}", "second"));

        Assert.Equal("first", await File.ReadAllTextAsync($"{lab.DataFolder}{Package}/latest.cgz"));
        var events = await PackageEventsAsync(lab);
        Assert.Equal(["package_refused", "package_written"], events.Select(line => line.Kind));
        Assert.Equal(
            $$"""{"path":"{{Package}}/latest.cgz","reason":"The file belongs to suite \u0027iperf\u0027, written by job 1."}""",
            events[0].Data);
    }

    [Fact]
    public async Task A_file_that_the_operator_placed_is_not_replaced()
    {
        await using var lab = await ResultLab.StartAsync(spec: PackageSpec, settings: PackagesAllowed);
        Directory.CreateDirectory($"{lab.DataFolder}{Package}");
        await File.WriteAllTextAsync($"{lab.DataFolder}{Package}/latest.cgz", "placed");

        Assert.Equal(409, await lab.OldAsync("PUT", $"{Package}/latest.cgz", $"{lab.Attempt.JobId}", "x"));

        Assert.Equal("placed", await File.ReadAllTextAsync($"{lab.DataFolder}{Package}/latest.cgz"));
    }

    [Fact]
    public async Task Posts_answer_with_the_known_statuses()
    {
        await using var lab = await ResultLab.StartAsync();
        var query = $"?job_id={lab.Attempt.JobId}&job_token={ResultLab.Token}";

        Assert.Equal("401 Unauthorized - no job params", await lab.PostAsync($"{lab.Root}/a", "", "x"));
        Assert.Equal(
            "401 Unauthorized - no job params",
            await lab.PostAsync($"{lab.Root}/a", $"?job_id={lab.Attempt.JobId}", "x"));
        Assert.Equal(
            "401 Unauthorized - no job",
            await lab.PostAsync($"{lab.Root}/a", $"?job_id=999&job_token={ResultLab.Token}", "x"));
        Assert.Equal(
            "401 Unauthorized - no job",
            await lab.PostAsync($"{lab.Root}/a", $"?job_id={lab.Attempt.JobId}&job_token=bad", "x"));
        Assert.Equal("402 Empty path", await lab.PostAsync("/result/", query, "x"));
        Assert.Equal("406 Illegal path", await lab.PostAsync($"{lab.Root}/a//b", query, "x"));
        Assert.Equal("403 Forbidden path", await lab.PostAsync("/result/other/a", query, "x"));
        Assert.Equal("400 Empty body", await lab.PostAsync($"{lab.Root}/a", query));
        Assert.Equal("200 File uploaded successfully", await lab.PostAsync($"{lab.Root}/a", query, "content"));
        Assert.Equal("200 File uploaded successfully", await lab.PostAsync($"/srv{lab.Root}/a", query, "content"));
        Assert.Equal("409 File already exists", await lab.PostAsync($"{lab.Root}/a", query, "other"));
        Assert.Equal("content", await File.ReadAllTextAsync($"{lab.RootFolder}/a"));
    }

    [Theory]
    [InlineData(false, "403 Job not running")]
    [InlineData(true, "423 Job data already uploaded")]
    public async Task A_post_after_the_end_is_refused(bool hadPostRun, string answer)
    {
        await using var lab = await ResultLab.StartAsync();
        await lab.EndAsync(hadPostRun);

        Assert.Equal(
            answer,
            await lab.PostAsync($"{lab.Root}/a", $"?job_id={lab.Attempt.JobId}&job_token={ResultLab.Token}", "x"));
    }

    private static async Task<List<JobEvent>> PackageEventsAsync(ResultLab lab) =>
    [
        .. (await lab.Jobs.ListEventsAsync(lab.Attempt.JobId, 0, 500, Samples.None))
            .Where(line => line.Kind.StartsWith("package_", StringComparison.Ordinal)),
    ];
}
