using System.IO.Compression;
using System.Net;
using System.Text;

namespace Boxyard.Tests.Silo;

[Collection(SiloTests.Name)]
public class BootRoutesTests(SiloFixture silo)
{
    private const string NoJob = "\n        echo ...\n        echo No job now\n        echo ...\n        reboot";

    [Theory]
    [InlineData("ipxe", "#!ipxe" + NoJob, "text/plain")]
    [InlineData("grub", "#!grub" + NoJob, "text/plain")]
    [InlineData("container", "{}", "application/json")]
    [InlineData("libvirt", """{"job_id":""}""", "application/json")]
    public async Task Without_a_job_the_box_is_told_so(string kind, string text, string contentType)
    {
        using var answer = await silo.Client.GetAsync($"/boot.{kind}/host/{SiloFixture.NewGroup()}");

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(text, await answer.Content.ReadAsStringAsync());
        Assert.Equal(contentType, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Encoding.UTF8.GetByteCount(text), answer.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task IPXE_gets_the_job()
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group, """, "os_mount": "nfs" """);

        var text = await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");

        Assert.Equal(
            $"""
            #!ipxe

            initrd http://{silo.Address}/os/openeuler/aarch64/20.03/initrd.lkp
            initrd http://{silo.Address}/initrd/lkp/latest/lkp-aarch64.cgz
            initrd http://{silo.Address}/job_initrd_tmpfs/{id}/job.cgz
            kernel http://{silo.Address}/os/openeuler/aarch64/20.03/vmlinuz user=lkp job=/lkp/scheduled/job.yaml RESULT_ROOT=/result/job rootovl ip=dhcp ro root={silo.Client.BaseAddress!.Host}:/os/openeuler/aarch64/20.03 initrd=initrd.lkp initrd=lkp-aarch64.cgz initrd=job.cgz
            boot

            """,
            text);
    }

    [Fact]
    public async Task GRUB_and_containers_get_the_job_in_their_words()
    {
        var group = SiloFixture.NewGroup();
        await silo.SubmitAsync(group);
        var second = await silo.SubmitAsync(group, """, "os_mount": "container" """);

        var grub = await silo.Client.GetStringAsync($"/boot.grub/host/{group}-1");
        var container = await silo.Client.GetStringAsync($"/boot.container/host/{group}-2");

        Assert.StartsWith("#!grub\n\nlinux (http,", grub, StringComparison.Ordinal);
        Assert.Contains(
            $"\"job\":\"http://{silo.Address}/job_initrd_tmpfs/{second}/job.cgz\"",
            container,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("52-54-00-AA-00-01")]
    [InlineData("52:54:00:aa:00:01")]
    [InlineData("525400aa0001")]
    public async Task A_box_is_found_by_its_MAC_in_any_spelling_and_asks_for_the_same_text_again(string mac)
    {
        var group = SiloFixture.NewGroup();
        await PutAsync($"/set_host_mac?hostname={group}-1&mac=52-54-00-aa-00-01");
        var id = await silo.SubmitAsync(group);

        var first = await silo.Client.GetStringAsync($"/boot.ipxe/mac/{mac}");
        var second = await silo.Client.GetStringAsync(
            $"/~lkp/cgi-bin/gpxelinux.cgi?hostname={group}-1&mac={mac}&last_kernel=x&lkp_wtmp");

        Assert.Contains($"/job_initrd_tmpfs/{id}/job.cgz", first, StringComparison.Ordinal);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task A_MAC_without_a_name_gets_no_job_and_shows_up()
    {
        using var answer = await silo.Client.GetAsync("/boot.ipxe/mac/52:54:00:BB:00:01");

        Assert.Equal("#!ipxe" + NoJob, await answer.Content.ReadAsStringAsync());
        var unknown = (await silo.GetJsonAsync("/api/v1/unknown-boxes?page_size=500"))["unknown_boxes"]!.AsArray();
        Assert.Contains(
            unknown, box => (string)box!["mac"]! == "52-54-00-bb-00-01" && (string)box["ip"]! == "127.0.0.1");
    }

    [Fact]
    public async Task A_HEAD_takes_no_job()
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group);
        using var head = new HttpRequestMessage(HttpMethod.Head, $"/boot.ipxe/host/{group}-1");
        using var answer = await silo.Client.SendAsync(head);

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal("queued", (string)(await silo.GetJsonAsync($"/api/v1/jobs/{id}"))["state"]!);
    }

    [Theory]
    [InlineData("/boot.foo/mac/52-54-00-aa-00-01", 404)]
    [InlineData("/boot.0/mac/52-54-00-aa-00-01", 404)]
    [InlineData("/~lkp/cgi-bin/gpxelinux.cgi", 400)]
    [InlineData("/job_initrd_tmpfs/999999999/job.cgz", 404)]
    [InlineData("/job_initrd_tmpfs/abc/job.cgz", 404)]
    [InlineData("/srv/scheduler/pending-jobs/abc/job.cgz", 404)]
    public async Task What_is_not_asked_right_is_a_problem(string path, int status)
    {
        using var answer = await silo.Client.GetAsync(path);

        Assert.NotEmpty(await SiloFixture.ReadProblemAsync(answer, status));
    }

    [Theory]
    [InlineData("wait=soon")]
    [InlineData("wait=-1")]
    public async Task A_wrong_wait_is_told_in_a_comment_that_GRUB_passes_over(string query)
    {
        using var answer = await silo.Client.GetAsync($"/boot.grub/host/{SiloFixture.NewGroup()}?{query}");

        var text = await answer.Content.ReadAsStringAsync();
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        LoaderErrorTests.AssertComesAgain(answer, text, 400);
        Assert.Contains(lines, line => line.Contains("wait:", StringComparison.Ordinal));
        Assert.DoesNotContain(
            lines,
            line =>
                line.Contains("wait:", StringComparison.Ordinal)
                    && !line.StartsWith('#')
                    && !line.Contains("echo", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("evil_host$(reboot)")]
    [InlineData("-evil")]
    [InlineData("host:99999")]
    public async Task A_Host_header_that_is_none_reaches_no_text(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/boot.ipxe/host/{SiloFixture.NewGroup()}");
        Assert.True(request.Headers.TryAddWithoutValidation("Host", host));
        using var answer = await silo.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_archive_is_there_while_the_attempt_lives()
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group);
        using var before = await silo.Client.GetAsync($"/job_initrd_tmpfs/{id}/job.cgz");
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");

        using var during = await silo.Client.GetAsync($"/job_initrd_tmpfs/{id}/job.cgz");
        // The name that the texts of generation G3 have for it.
        var same = await silo.Client.GetByteArrayAsync($"/srv/scheduler/pending-jobs/{id}/job.cgz");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={id}");
        using var after = await silo.Client.GetAsync($"/job_initrd_tmpfs/{id}/job.cgz");

        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
        Assert.Equal(await during.Content.ReadAsByteArrayAsync(), same);
        using var unpacked = new MemoryStream();
        await using var gzip = new GZipStream(await during.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        await gzip.CopyToAsync(unpacked);
        var text = Encoding.UTF8.GetString(unpacked.ToArray());
        Assert.Contains("lkp/scheduled/job.sh", text, StringComparison.Ordinal);
        Assert.Contains($"/result/sleep/", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_says_what_would_come_and_takes_nothing()
    {
        var group = SiloFixture.NewGroup();
        var nothing = await silo.GetJsonAsync($"/api/v1/boot-preview/{group}-1");
        var id = await silo.SubmitAsync(group);
        var queued = await silo.GetJsonAsync($"/api/v1/boot-preview/{group}-1");
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        var live = await silo.GetJsonAsync($"/api/v1/boot-preview/{group}-1");

        Assert.Null(nothing["job_id"]);
        Assert.Equal(id, queued["job_id"]!.ToString());
        Assert.Equal($"Job {id} is the first that it may have of the queues that it serves.", (string)queued["reason"]!);
        Assert.Equal(id, live["job_id"]!.ToString());
        Assert.StartsWith($"It has attempt 1 of job {id}:", (string)live["reason"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_missing_boot_files_are_kept_as_one_event()
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group);
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");

        await Eventually.BecomesTrueAsync(async () =>
            (await silo.GetJsonAsync($"/api/v1/jobs/{id}/events"))["events"]!.AsArray().Count(
                line => (string)line!["kind"]! == "boot_files_missing") == 1);
    }

    private async Task PutAsync(string path)
    {
        using var answer = await silo.Client.PutAsync(path, null);
        Assert.Equal("Done", await answer.Content.ReadAsStringAsync());
    }
}
