using Boxyard.Accounts;
using Boxyard.Silo;
using Boxyard.Tests.GrainHost;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Boxyard.Tests.Silo.Accounts;

public sealed class SettingTests
{
    [Fact]
    public async Task While_accounts_are_off_none_can_be_made()
    {
        await using var silo = new SiloFixture();
        using var answer = await silo.PostAsync("/api/v1/accounts", """{"name": "a", "role": "admin"}""");
        using var login = await silo.PostAsync("/api/v1/login", """{"name": "a", "token": "b"}""");

        Assert.StartsWith(
            "Accounts are off here", await SiloFixture.ReadProblemAsync(answer, 409), StringComparison.Ordinal);
        Assert.Equal(409, (int)login.StatusCode);
    }

    [Fact]
    public async Task Reading_may_be_open_to_everybody()
    {
        await using var silo = new OpenSilo();
        await silo.InitializeAsync();

        using var read = await silo.SendAsync(HttpMethod.Get, "/api/v1/jobs", token: null);
        using var wrong = await silo.SendAsync(HttpMethod.Get, "/api/v1/jobs", "bxy_wrong");
        using var search = await silo.SendAsync(
            HttpMethod.Post, "/data_api/es/jobs/_search", token: null, """{"query": {"size": 0}}""");
        using var submit = await silo.SendAsync(HttpMethod.Post, "/api/v1/jobs", token: null, "{}");
        using var audit = await silo.SendAsync(HttpMethod.Get, "/api/v1/audit", token: null);

        Assert.Equal(
            [200, 401, 200, 401, 401],
            new[] { read, wrong, search, submit, audit }.Select(answer => (int)answer.StatusCode));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("172.30.0.0/16", false)]
    public async Task That_boxes_may_come_from_everywhere_is_told_at_the_start(string? network, bool isTold)
    {
        using var log = new RecordingLog();
        await using var silo = new LoudSilo(log, network);
        await silo.InitializeAsync();

        Assert.Equal(
            isTold ? 1 : 0,
            log.Lines.Count(line => line.StartsWith(
                "LabNetwork:Addresses is empty: whoever reaches this silo may fetch what boxes fetch",
                StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:3000", false)]
    [InlineData("http://[::1]:3000", false)]
    [InlineData("http://localhost", false)]
    [InlineData("http://unix:/run/boxyard.sock", false)]
    [InlineData("http://0.0.0.0:3000", true)]
    [InlineData("http://*:3000", true)]
    [InlineData("http://lab:3000", true)]
    [InlineData("nonsense", false)]
    public void An_address_is_reachable_from_elsewhere_unless_it_is_this_machines_own(string url, bool expected) =>
        Assert.Equal(expected, ListenAddresses.IsReachable(url));

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public void Others_may_reach_a_silo_with_accounts(bool areOn, bool isInsecure, bool isAllowed)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["urls"] = "http://0.0.0.0:3000",
                ["Accounts:Enabled"] = areOn.ToString(),
            })
            .Build();

        var result = new SiloOptionsValidator(settings).Validate(name: null, new SiloOptions { Insecure = isInsecure });

        Assert.Equal(isAllowed, result.Succeeded);
    }

    [Fact]
    public void Every_mistake_in_the_settings_is_told()
    {
        var refused = new AccountsOptionsValidator().Validate(name: null, new AccountsOptions
        {
            CacheTime = TimeSpan.FromHours(1),
            MaxWrongTokens = 0,
            WrongTokenTime = TimeSpan.Zero,
            KeepAudit = TimeSpan.Zero,
        });

        Assert.Equal(
            [
                "Accounts:CacheTime: 01:00:00 is not above 0 and at most 1 minute.",
                "Accounts:MaxWrongTokens: 0 must be 1 or more.",
                "Accounts:WrongTokenTime: 00:00:00 is not above 0 and at most 1 hour.",
                "Accounts:KeepAudit: 00:00:00 must be above 0; leave it out for ever.",
            ],
            refused.Failures!);
    }

    private sealed class LoudSilo(RecordingLog log, string? network) : AccountSilo
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            if (network is not null)
            {
                builder.UseSetting("LabNetwork:Addresses:0", network);
            }

            builder.ConfigureLogging(logging => logging.AddProvider(log));
        }
    }

    private sealed class OpenSilo : AccountSilo
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Accounts:AnonymousReading", "true");
        }
    }
}
