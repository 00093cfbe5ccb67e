using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo.Results;

public sealed class OldUploadTests
{
    private const string PackageSpec = """
        {"suite":"iperf","os_mount":"cifs","os":"openeuler","os_arch":"aarch64","os_version":"20.03","pp":{"cci-makepkg":{"benchmark":"iperf"}}}
        """;

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
        Assert.Equal(["data/time", "empty"], (await lab.Store.ListArtifactsAsync(lab.Attempt.JobId, 1, Samples.None)).Select(file => file.Path));
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
        Assert.Equal(403, await lab.OldAsync("PUT", "/initrd/pkg/nfs/openeuler/aarch64/20.03/iperf/latest.cgz", id, "x"));
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
    public async Task A_package_build_may_replace_its_package()
    {
        await using var lab = await ResultLab.StartAsync(spec: PackageSpec);
        var id = $"{lab.Attempt.JobId}";
        const string folder = "/initrd/pkg/nfs/openeuler/aarch64/20.03/iperf";

        Assert.Equal(201, await lab.OldAsync("PUT", $"{folder}/latest.cgz", id, "old"));
        Assert.Equal(201, await lab.OldAsync("PUT", $"{folder}/latest.cgz", id, "new"));
        Assert.Equal(403, await lab.OldAsync("PUT", "/initrd/pkg/nfs/openeuler/aarch64/20.03/fio/latest.cgz", id, "x"));

        Assert.Equal("new", await File.ReadAllTextAsync($"{lab.DataFolder}{folder}/latest.cgz"));
        Assert.Empty(await lab.Store.ListArtifactsAsync(lab.Attempt.JobId, 1, Samples.None));
    }

    [Fact]
    public async Task Posts_answer_with_the_known_statuses()
    {
        await using var lab = await ResultLab.StartAsync();
        var query = $"?job_id={lab.Attempt.JobId}&job_token={ResultLab.Token}";

        Assert.Equal("401 Unauthorized - no job params", await lab.PostAsync($"{lab.Root}/a", "", "x"));
        Assert.Equal("401 Unauthorized - no job params", await lab.PostAsync($"{lab.Root}/a", $"?job_id={lab.Attempt.JobId}", "x"));
        Assert.Equal("401 Unauthorized - no job", await lab.PostAsync($"{lab.Root}/a", $"?job_id=999&job_token={ResultLab.Token}", "x"));
        Assert.Equal("401 Unauthorized - no job", await lab.PostAsync($"{lab.Root}/a", $"?job_id={lab.Attempt.JobId}&job_token=bad", "x"));
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

        Assert.Equal(answer, await lab.PostAsync($"{lab.Root}/a", $"?job_id={lab.Attempt.JobId}&job_token={ResultLab.Token}", "x"));
    }
}
