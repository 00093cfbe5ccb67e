using System.Net;
using Boxyard.Silo;
using Microsoft.Extensions.Options;

namespace Boxyard.Tests.Silo;

public class StrictSiloTests(StrictSilo silo) : IClassFixture<StrictSilo>
{
    [Theory]
    [InlineData("/boot.ipxe/host/a")]
    [InlineData("/boot.grub/host/a")]
    [InlineData("/job_initrd_tmpfs/1/job.cgz")]
    public async Task A_box_of_another_network_is_refused_in_a_comment_however_often_it_asks(string path)
    {
        for (var count = 0; count < StrictSilo.MaxRequestsPerSecond * 3; count++)
        {
            using var answer = await silo.Client.GetAsync(path);

            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Equal(
                "# 127.0.0.1 is in none of the networks of LabNetwork:Addresses.\n",
                await answer.Content.ReadAsStringAsync());
        }
    }

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
