using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Boxyard.Tests.Silo.Builds;

/// <summary>A silo with the users of the old registry; the test is `testuser` at first.</summary>
internal class BuildSilo : SiloFixture
{
    private static readonly (string User, bool IsAdmin, bool IsApproved)[] Users =
        [("testuser", false, true), ("testuser2", false, true), ("notapproved", false, false), ("admin", true, true)];

    private readonly (string Name, string Value)[] _settings;

    public BuildSilo(params (string Name, string Value)[] settings)
    {
        _settings = settings;
        UseToken("testuser_token");
    }

    /// <summary>Null: the time is the machine's.</summary>
    public TestClock? Clock { get; init; }

    /// <summary>From now on the test calls with this token; with none when it is empty.</summary>
    public void UseToken(string token)
    {
        Client.DefaultRequestHeaders.Remove("Authorization");
        if (token.Length > 0)
        {
            Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"sage {token}");
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }

        if (Clock is not null)
        {
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
        }

        foreach (var (index, user) in Users.Index())
        {
            var path = $"Apps:StaticTokens:{index}";
            builder.UseSetting($"{path}:Token", $"{user.User}_token");
            builder.UseSetting($"{path}:User", user.User);
            builder.UseSetting($"{path}:IsAdmin", $"{user.IsAdmin}");
            builder.UseSetting($"{path}:IsApproved", $"{user.IsApproved}");
        }
    }
}
