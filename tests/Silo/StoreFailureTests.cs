using System.Net;

namespace Boxyard.Tests.Silo;

/// <summary>What clients get while our store fails: never "no job", never an empty 200.</summary>
public class StoreFailureTests(BrokenSilo silo) : IClassFixture<BrokenSilo>
{
    [Fact]
    public async Task IPXE_waits_by_itself_and_asks_again()
    {
        using var answer = await silo.Client.GetAsync("/boot.ipxe/mac/52-54-00-00-00-01");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("5", Assert.Single(answer.Headers.GetValues("Retry-After")));
        Assert.Equal(0, answer.Content.Headers.ContentLength);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/boot.grub/mac/52:54:00:00:00:01?wait=20&arch=x86_64")]
    [InlineData("/boot.grub/host/a?x=$(reboot)")]
    public async Task GRUB_is_given_a_configuration_that_waits_and_comes_again(string path)
    {
        using var answer = await silo.Client.GetAsync(path);

        var text = await answer.Content.ReadAsStringAsync();
        Assert.StartsWith(
            "#!grub\n# No answer now: the scheduler cannot reach its store. Ask again.\n", text, StringComparison.Ordinal);
        LoaderErrorTests.AssertComesAgain(answer, text, 503);
        Assert.Equal(text.Length, answer.Content.Headers.ContentLength);
        await Boot.GrubScript.AssertParsedAsync(text);
    }

    [Theory]
    [InlineData("/boot.container/host/dc-1g-1")]
    [InlineData("/boot.libvirt/host/vt-1g-1")]
    public async Task A_program_gets_a_problem(string path)
    {
        using var answer = await silo.Client.GetAsync(path);

        Assert.Equal("5", Assert.Single(answer.Headers.GetValues("Retry-After")));
        Assert.NotEmpty(await SiloFixture.ReadProblemAsync(answer, 503));
    }

    [Theory]
    [InlineData("GET", "/~lkp/cgi-bin/lkp-wtmp?tbox_name=a&tbox_state=running", 500)]
    [InlineData("GET", "/~lkp/cgi-bin/report_ssh_port?tbox_name=a&ssh_port=1", 500)]
    [InlineData("GET", "/get_testbox?testbox=a", 500)]
    [InlineData("GET", "/api/v1/testboxes/a/power", 503)]
    [InlineData("PUT", "/scheduler/set_host_mac?hostname=a&mac=52-54-00-00-00-01", 500)]
    [InlineData("PUT", "/set_host_mac?hostname=a&mac=52-54-00-00-00-01", 500)]
    [InlineData("PUT", "/del_host2queues?host=a", 500)]
    [InlineData("GET", "/api/v1/testboxes", 503)]
    [InlineData("GET", "/api/v1/boot-preview/a", 503)]
    public async Task Everybody_else_gets_a_problem_too(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await silo.Client.SendAsync(request);

        Assert.Equal(
            "The store did not take or answer this request. Nothing is known to have changed; send it again.",
            await SiloFixture.ReadProblemAsync(answer, status));
    }

    [Fact]
    public async Task The_silo_is_live_but_not_ready()
    {
        using var live = await silo.Client.GetAsync("/health/live");
        using var ready = await silo.Client.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.NotEmpty(await SiloFixture.ReadProblemAsync(ready, 503));
    }
}
