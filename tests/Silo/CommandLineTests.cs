using Boxyard.Silo;

namespace Boxyard.Tests.Silo;

public class CommandLineTests
{
    [Fact]
    public void Switches_become_settings()
    {
        var commandLine = CommandLine.Parse(
            ["--urls", "http://127.0.0.1:3000", "--data=/srv/boxyard", "--postgres", "Host=db;Database=b", "--insecure", "--Http:MaxJobBytes", "9999"]);

        Assert.Empty(commandLine.Mistakes);
        Assert.Equal(
            [
                "--urls=http://127.0.0.1:3000",
                "--Storage:DataDirectory=/srv/boxyard",
                "--Storage:Postgres=Host=db;Database=b",
                "--Silo:Insecure=true",
                "--Http:MaxJobBytes=9999",
            ],
            commandLine.HostArguments);
    }

    [Fact]
    public void Insecure_takes_no_value_but_may_be_given_one()
    {
        Assert.Equal(["--Silo:Insecure=true", "--Storage:DataDirectory=d"], CommandLine.Parse(["--insecure", "--data", "d"]).HostArguments);
        Assert.Equal(["--Silo:Insecure=false"], CommandLine.Parse(["--insecure", "false"]).HostArguments);
    }

    [Theory]
    [InlineData("--port", "--port: there is no such switch.")]
    [InlineData("--Htttp:MaxJobBytes", "--Htttp:MaxJobBytes: there is no such switch.")]
    [InlineData("data", "'data': not a switch.")]
    [InlineData("--", "'--': not a switch.")]
    [InlineData("--data", "--data: a value must follow.")]
    public void What_is_not_known_is_a_mistake(string argument, string mistake)
    {
        Assert.StartsWith(mistake, Assert.Single(CommandLine.Parse([argument]).Mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_kept()
    {
        Assert.Equal(3, CommandLine.Parse(["--one", "--two", "--data"]).Mistakes.Length);
    }
}
