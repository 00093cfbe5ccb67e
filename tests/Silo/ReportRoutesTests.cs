using System.Net;

namespace Boxyard.Tests.Silo;

[Collection(SiloTests.Name)]
public class ReportRoutesTests(SiloFixture silo)
{
    [Theory]
    [InlineData("lkp-jobfile-append-var")]
    [InlineData("lkp-jobfile-append-var?job_id=999999999&job_state=running")]
    [InlineData("lkp-jobfile-append-var?job_id=abc&job_state=%00")]
    [InlineData("lkp-post-run")]
    [InlineData("lkp-post-run?job_id=z9.173924")]
    [InlineData("lkp-wtmp")]
    [InlineData("lkp-wtmp?tbox_name=vm-2p8g-1&tbox_state=running&mac=52-54-00-cc-00-01&ip=172.17.0.2&job_id=1")]
    [InlineData("lkp-wtmp?tbox_name=..%2F..&tbox_state=running")]
    [InlineData("report_ssh_port?tbox_name=vm-2p8g-1&job_id=1&ssh_port=50022")]
    [InlineData("report_ssh_port?tbox_name=vm-2p8g-1&ssh_port=zap")]
    public async Task Whatever_a_box_says_is_answered_with_Done(string call)
    {
        using var answer = await silo.Client.GetAsync($"/~lkp/cgi-bin/{call}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Done", await answer.Content.ReadAsStringAsync());
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_job_goes_its_way_by_what_its_box_reports()
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group);
        var states = new List<string>();

        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        states.Add(await StateAsync(id));
        foreach (var call in (string[])
            [
                $"lkp-jobfile-append-var?job_file=/lkp/scheduled/job.yaml&job_id={id}&job_state=running",
                $"lkp-jobfile-append-var?job_id={id}&job_state=post_run",
                $"lkp-jobfile-append-var?job_id={id}&loadavg=1.00+2.00&start_time=1612432000&node_roles=server+client",
                $"lkp-jobfile-append-var?job_id={id}&job_state=finished",
                $"lkp-post-run?job_file=/lkp/scheduled/job.yaml&job_id={id}",
            ])
        {
            Assert.Equal("Done", await silo.Client.GetStringAsync($"/~lkp/cgi-bin/{call}"));
            states.Add(await StateAsync(id));
        }

        var attempt = (await silo.GetJsonAsync($"/api/v1/jobs/{id}"))["attempts"]![0]!;
        Assert.Equal(["offered", "running", "post_run", "post_run", "post_run", "succeeded"], states);
        Assert.Equal("1.00 2.00", (string)attempt["values"]!["loadavg"]!);
        Assert.Equal("server client", (string)attempt["values"]!["node_roles"]!);
        Assert.Null(attempt["values"]!["job_file"]);
    }

    [Fact]
    public async Task A_stale_report_changes_nothing_and_is_kept()
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group);
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={id}");

        var answer = await silo.Client.GetStringAsync(
            $"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={id}&job_state=failed");

        var events = (await silo.GetJsonAsync($"/api/v1/jobs/{id}/events"))["events"]!.AsArray();
        Assert.Equal("Done", answer);
        Assert.Equal("succeeded", await StateAsync(id));
        Assert.Equal("stale_report", (string)events[^1]!["kind"]!);
    }

    [Fact]
    public async Task A_box_that_reboots_in_the_middle_ends_its_attempt_and_gets_its_next_job()
    {
        var group = SiloFixture.NewGroup();
        var first = await silo.SubmitAsync(group);
        var second = await silo.SubmitAsync(group);
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={first}&job_state=running");

        var text = await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");

        Assert.Contains($"/job_initrd_tmpfs/{second}/job.cgz", text, StringComparison.Ordinal);
        Assert.Equal("abnormal", await StateAsync(first));
    }

    [Fact]
    public async Task What_a_box_says_of_itself_is_shown()
    {
        var box = $"{SiloFixture.NewGroup()}-1";
        await silo.Client.GetStringAsync(
            $"/~lkp/cgi-bin/lkp-wtmp?tbox_name={box}&tbox_state=rebooting&mac=52:54:00:DD:00:01&ip=172.17.0.9&job_id=");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/report_ssh_port?tbox_name={box}&job_id=&ssh_port=50022");

        var shown = await silo.GetJsonAsync($"/api/v1/testboxes/{box}");

        Assert.Equal("rebooting", (string)shown["wtmp_state"]!);
        Assert.Equal("172.17.0.9", (string)shown["ip"]!);
        Assert.Equal(50022, (int)shown["ssh_port"]!);
        Assert.NotNull(shown["seen_at"]);
    }

    [Theory]
    [InlineData("lkp-jobfile-append-var")]
    [InlineData("lkp-post-run")]
    [InlineData("lkp-wtmp")]
    [InlineData("report_ssh_port")]
    public async Task A_HEAD_is_no_report(string call)
    {
        using var head = new HttpRequestMessage(HttpMethod.Head, $"/~lkp/cgi-bin/{call}?job_id=1");
        using var answer = await silo.Client.SendAsync(head);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    private async Task<string> StateAsync(string id) =>
        (string)(await silo.GetJsonAsync($"/api/v1/jobs/{id}"))["state"]!;
}
