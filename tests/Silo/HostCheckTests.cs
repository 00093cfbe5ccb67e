using Boxyard.Accounts;
using Boxyard.Silo;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Boxyard.Tests.Silo;

public sealed class HostCheckTests
{
    [Theory]
    [InlineData("http://127.0.0.1:3000;http://[::1]:3000", false, null, true)]
    [InlineData("http://127.0.0.1:3000", true, null, false)]
    [InlineData("http://127.0.0.1:3000;http://10.0.0.5:3000", false, null, false)]
    [InlineData("http://10.0.0.5:3000", true, "boxyard.lab", true)]
    public void Names_are_asked_for_where_nothing_else_is_or_they_are_set(
        string urls, bool areAccountsOn, string? name, bool expected)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["urls"] = urls })
            .Build();
        var check = new HostCheck(
            configuration,
            Options.Create(new HttpOptions { HostNames = name is null ? [] : [name] }),
            Options.Create(new AccountsOptions { Enabled = areAccountsOn }));

        Assert.Equal(expected, check.IsNeeded);
    }

    [Fact]
    public void A_name_with_a_port_is_a_mistake()
    {
        var refused = new HttpOptionsValidator().Validate(
            name: null, new HttpOptions { HostNames = ["boxyard.lab", "boxyard.lab:3000"] });

        Assert.Equal(
            ["Http:HostNames: boxyard.lab:3000 must be a name without a port, as boxyard.lab."], refused.Failures!);
    }
}
