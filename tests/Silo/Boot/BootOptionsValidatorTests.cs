using Boxyard.Boot;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Boxyard.Tests.Silo.Boot;

public sealed class BootOptionsValidatorTests
{
    [Fact]
    public void Defaults_are_valid_and_everything_can_be_built_from_them()
    {
        using var services = Services([]);

        Assert.Equal(BootGeneration.G1, services.GetRequiredService<IOptions<BootOptions>>().Value.Generation);
        Assert.NotNull(services.GetRequiredService<BootTexts>());
        Assert.NotNull(services.GetRequiredService<BootHost>());
    }

    [Fact]
    public void Every_mistake_is_named_at_once()
    {
        using var services = Services(new()
        {
            ["Boot:PublicAddress"] = "http://a",
            ["Boot:OsAddress"] = "a b",
            ["Boot:InitrdAddress"] = "a:99999",
            ["Boot:OsDirectory"] = " ",
            ["Boot:FileCacheInterval"] = "-00:00:01",
            ["Boot:Generation"] = "9",
            ["Boot:SrvHttpPort"] = "0",
        });

        var mistakes = Assert.Throws<OptionsValidationException>(
            () =>
                services.GetRequiredService<IOptions<BootOptions>>().Value).Failures.Select(failure =>
                    failure.Split(' ')[0]);

        Assert.Equal(
            [
                "Boot:PublicAddress", "Boot:OsAddress", "Boot:InitrdAddress", "Boot:OsDirectory", "Boot:SrvHttpPort", "Boot:Generation",
                "Boot:FileCacheInterval",
            ],
            mistakes);
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings) =>
        new ServiceCollection().AddBoot(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
}
