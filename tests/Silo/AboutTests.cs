using Boxyard.Silo;
using Microsoft.AspNetCore.Hosting;

namespace Boxyard.Tests.Silo;

public sealed class AboutTests
{
    [Fact]
    public async Task A_silo_tells_where_its_dashboard_is()
    {
        await using var silo = new SiloFixture();
        await using var told = new ToldSilo();

        Assert.Equal("{}", await silo.Client.GetStringAsync("/api/v1/about"));
        Assert.Equal(
            """{"dashboard_address":"http://board.lab:3001/"}""", await told.Client.GetStringAsync("/api/v1/about"));
    }

    [Theory]
    [InlineData("board.lab:3001")]
    [InlineData("/dashboard")]
    public void An_address_that_is_none_is_refused(string address)
    {
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build();

        var result = new SiloOptionsValidator(configuration).Validate(
            null, new SiloOptions { DashboardAddress = address });

        Assert.Equal(
            [$"Silo:DashboardAddress: '{address}' is no address of a web page. Write it as http://boxyard.lab:3001/."],
            result.Failures);
    }

    private sealed class ToldSilo : SiloFixture
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Silo:DashboardAddress", "http://board.lab:3001/");
        }
    }
}
