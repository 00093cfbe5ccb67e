using Boxyard.Tests.Silo.Apps;

namespace Boxyard.Tests.GrainHost;

/// <summary>What anybody may ask of the app registry costs no activation.</summary>
public sealed class AppReadTests
{
    [Fact]
    public async Task Questions_about_apps_that_do_not_exist_leave_no_activations()
    {
        await using var silo = new AppSilo();
        await silo.SubmitAsync("sage", version: "1");
        var host = silo.Get<Boxyard.GrainHost.Silo>();
        var before = host.ActivationCount;

        for (var number = 0; number < 20; number++)
        {
            var path = $"made/up/{number}";
            Assert.Equal(401, (await silo.AskAsync("GET", $"/apps/{path}")).Status);
            Assert.Equal(401, (await silo.AskAsync("GET", $"/meta-files/{path}/ecr-icon.jpg")).Status);
            Assert.Equal(401, (await silo.AskAsync("GET", $"/builds/{path}", "testuser")).Status);
            Assert.Equal(200, (await silo.AskAsync("PUT", $"/apps/{path}?frozen=true", "admin")).Status);
            Assert.Equal(500, (await silo.AskAsync("DELETE", $"/apps/{path}", "admin")).Status);
            Assert.Equal(200, (await silo.AskAsync("GET", "/apps/sage/simple/1", "testuser")).Status);
        }

        Assert.Equal(before, host.ActivationCount);
    }
}
