using Boxyard.Apps;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Boxyard.Tests.Silo.Apps;

public sealed class AppFailureTests
{
    [Theory]
    [InlineData("GET", "/apps")]
    [InlineData("GET", "/apps/sage/simple/1")]
    [InlineData("GET", "/namespaces")]
    [InlineData("POST", "/submit")]
    [InlineData("DELETE", "/apps/sage/simple/1")]
    public async Task A_store_that_fails_is_told_in_json_to_pages_of_other_sites_too(string method, string path)
    {
        await using var silo = new FailingAppSilo();

        using var answer = await silo.SendAsync(method, path, "testuser", silo.Spec("sage"));

        Assert.Equal(
            (503, "{\"error\":\"The store did not take or answer this request. Nothing is known to have changed; "
                + "send it again.\"}\n"),
            ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    private sealed class FailingAppSilo : AppSilo
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Logging:LogLevel:Default", "None");
            builder.ConfigureTestServices(services => services.AddSingleton<IAppStore, BrokenAppStore>());
        }
    }
}
