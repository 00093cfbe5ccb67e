using System.Net;
using Boxyard.Silo;
using Microsoft.Extensions.Options;

namespace Boxyard.Tests.Silo;

public class StrictSiloTests(StrictSilo silo) : IClassFixture<StrictSilo>
{
    [Theory]
    [InlineData("/boot.ipxe/host/a")]
    [InlineData("/job_initrd_tmpfs/1/job.cgz")]
    public async Task A_box_of_another_network_is_refused_in_a_comment_however_often_it_asks(string path)
    {
        for (var count = 0; count < StrictSilo.MaxRequestsPerSecond * 3; count++)
        {
            using var answer = await silo.Client.GetAsync(path);

            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Equal(
                "# 10.9.8.7 is in none of the networks of LabNetwork:Addresses.\n",
                await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task GRUB_of_another_network_is_refused_and_comes_again()
    {
        using var answer = await silo.Client.GetAsync("/boot.grub/host/a");

        var text = await answer.Content.ReadAsStringAsync();
        Assert.StartsWith(
            "#!grub\n# 10.9.8.7 is in none of the networks of LabNetwork:Addresses.\n", text, StringComparison.Ordinal);
        LoaderErrorTests.AssertComesAgain(answer, text, 403);
    }

    [Theory]
    [InlineData("/boot.ipxe/mac", 404)]
    [InlineData("/boot.grub/mac", 200)]
    [InlineData("/boot.foo/mac/a", 403)]
    [InlineData("/~lkp/cgi-bin/gpxelinux.cgi", 403)]
    [InlineData("/~lkp/cgi-bin/lkp-post-run?job_id=1", 403)]
    [InlineData("/initrd/none", 403)]
    [InlineData("/get_deadline?testbox=a", 403)]
    public async Task What_a_box_asks_is_never_too_often(string path, int status)
    {
        for (var count = 0; count < StrictSilo.MaxRequestsPerSecond * 3; count++)
        {
            using var answer = await silo.Client.GetAsync(path);

            Assert.Equal(status, (int)answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_guest_never_beats_too_often()
    {
        for (var count = 0; count < StrictSilo.MaxRequestsPerSecond * 3; count++)
        {
            using var answer = await silo.Client.PostAsync("/api/v1/jobs/1/attempts/1/heartbeat", content: null);

            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task This_machine_may_ask_as_often_as_it_likes()
    {
        for (var count = 0; count < StrictSilo.MaxRequestsPerSecond * 3; count++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
            request.Headers.Add(StrictSilo.LocalHeader, "1");
            using var answer = await silo.Client.SendAsync(request);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public void Requests_are_limited_unless_somebody_says_otherwise() =>
        Assert.Equal(300, new HttpOptions().MaxRequestsPerSecond);

    [Fact]
    public async Task Too_many_requests_of_one_address_are_refused_and_told_when_to_come_again()
    {
        HttpResponseMessage answer;
        do
        {
            answer = await silo.Client.GetAsync("/health/live");
        }
        while (answer.IsSuccessStatusCode);

        using (answer)
        {
            Assert.Equal("1", Assert.Single(answer.Headers.GetValues("Retry-After")));
            Assert.StartsWith(
                "More than 2 requests", await SiloFixture.ReadProblemAsync(answer, 429), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("172.30.5.6", true)]
    [InlineData("::ffff:172.30.5.6", true)]
    [InlineData("172.31.5.6", false)]
    [InlineData("fd77::1", true)]
    [InlineData("fd77::2", false)]
    public void Networks_are_matched_by_their_bits(string address, bool isMember)
    {
        var network = new LabNetwork(
            Options.Create(new LabNetworkOptions { Addresses = ["172.30.0.0/16", "fd77::1"] }));

        Assert.Equal(isMember, network.Contains(IPAddress.Parse(address)));
    }
}
