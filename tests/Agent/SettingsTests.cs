using System.Runtime.CompilerServices;
using Boxyard.Agent;
using Microsoft.Extensions.Configuration;

namespace Boxyard.Tests.Agent;

public sealed class SettingsTests
{
    [Fact]
    public async Task A_mistake_ends_it_with_a_code_by_which_it_is_not_started_again()
    {
        await using var agent = AgentProcess.Start("--frob");

        Assert.Equal(78, await agent.WaitForEndAsync());
        var unit = File.ReadAllText(Path.Combine(
            Path.GetDirectoryName(PathOfDocument())!, "..", "deploy", "systemd", "boxyard-agent.service"));
        Assert.Contains("\nRestartPreventExitStatus=78\n", unit, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_is_named_at_once()
    {
        var options = new AgentOptions
        {
            Silo = "somewhere",
            StateDirectory = "a:b",
            Memory = 1000,
            PollWait = TimeSpan.Zero,
            DrainTimeout = TimeSpan.FromDays(2),
            MaxRetryDelay = TimeSpan.FromMilliseconds(1),
            Engine = "/no/engine",
            Boxes =
            [
                new() { Group = "a b", Driver = BoxDriverKind.Process },
                new() { Group = "dc-x", Memory = 2000, Count = 0 },
                new() { Group = "dc-y", Memory = 100, Driver = BoxDriverKind.Process },
                new() { Group = "dc-y", Memory = 100, Driver = BoxDriverKind.Process, Cpus = -1 },
            ],
        };

        var result = new AgentOptionsValidator().Validate(null, options);

        Assert.Equal(
            [
                "Agent:Silo: 'somewhere' is no address of a silo. Write it as http://host:3000.",
                "Agent:StateDirectory: 'a:b' has a comma or colon in it.",
                "Agent:PollWait: 00:00:00 is not above zero and at most 00:10:00.",
                "Agent:DrainTimeout: 2.00:00:00 is not within zero and 1.00:00:00.",
                "Agent:MaxRetryDelay: it is shorter than Agent:RetryDelay.",
                "Agent:Boxes:0:Group: 'a b' is no name of letters, digits and . _ -",
                "Agent:Boxes:0:Name: 'a b' is no name of letters, digits and . _ -",
                "Agent:Boxes:0:Memory: 1024 MiB is not within 16 and the 1000 MiB that all boxes may take.",
                NotAllowed(0),
                "Agent:Boxes:1:Count: 0 boxes from number 1 on cannot be.",
                "Agent:Boxes:1:Memory: 2000 MiB is not within 16 and the 1000 MiB that all boxes may take.",
                "Agent:Boxes:1:Driver: there is no /no/engine on this host.",
                NotAllowed(2),
                "Agent:Boxes:3:Cpus: -1 is not within 0 and 4096.",
                NotAllowed(3),
                "Agent:Boxes: 2 boxes are named dc-y-1. Set Name or FirstNumber of their sets.",
            ],
            result.Failures);
    }

    [Fact]
    public void Every_mistake_about_code_is_named()
    {
        var options = new AgentOptions
        {
            Boxes = [new() { Group = "dc-x", Memory = 100, Driver = BoxDriverKind.Process }],
            AllowProcessBoxes = true,
            SshKeyFile = "/nowhere",
            MaxClone = 0,
        };

        Assert.Equal(
            [
                "Agent:SshKeyFile: there is no '/nowhere'.",
                "Agent:SshKeyFile needs Agent:SshKnownHostsFile, so that the key serves no host in another's place.",
                "Agent:MaxClone: 0 is no number of MiB from 1 on.",
            ],
            new AgentOptionsValidator().Validate(null, options).Failures);
    }

    [Fact]
    public void The_command_line_is_settings_by_shorter_names()
    {
        var line = CommandLine.Parse(
            ["--silo", "http://s", "--count=2", "--Agent:PollWait", "00:00:30", "--what", "--group"]);

        Assert.Equal(
            ["Agent:Boxes:0:Count=2", "Agent:PollWait=00:00:30", "Agent:Silo=http://s"],
            line.Settings.Select(setting => $"{setting.Key}={setting.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "--what: there is no such switch. Switches are --silo URL, --token TOKEN, --state DIR, --group NAME, "
                + "--driver container|qemu|process|builder, --count N; any setting is --Agent:Name VALUE.",
                "--group: a value must follow.",
            ],
            line.Mistakes.ToArray());
    }

    [Fact]
    public void Unknown_names_and_unreadable_values_are_named_and_the_others_still_count()
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Agent:Boxes:0:Group"] = "dc-x",
            ["Agent:Boxes:0:Driver"] = "lxc",
            ["Agent:Boxes:0:Size"] = "1",
            ["Agent:PollWait"] = "soon",
            ["Agent:EngineOptions"] = "--root",
            ["Agent:Silos"] = "x",
        });

        var mistakes = SettingsCheck.FindUnreadable(configuration);

        Assert.Equal(
            [
                "Agent:Boxes:0:Driver: 'lxc' is not one of Container, Qemu, Process, Builder.",
                "Agent:Boxes:0:Size: there is no such setting. There are Driver, Group, Name, FirstNumber, Count, "
                + "Cpus, Memory, Queues.",
                "Agent:EngineOptions: '--root' has no place. Write each item as Agent:EngineOptions:0.",
                "Agent:PollWait: 'soon' is not a time span such as 00:00:30.",
            ],
            mistakes.Where(mistake => !mistake.StartsWith("Agent:Silos: ", StringComparison.Ordinal)));
        Assert.Equal(5, mistakes.Length);
        Assert.Equal("dc-x", configuration.GetSection("Agent").Get<AgentOptions>()!.Boxes[0].Group);
    }

    [Fact]
    public void Every_setting_stands_in_the_document()
    {
        var document = File.ReadAllText(PathOfDocument());
        string[] settings =
        [
            .. typeof(AgentOptions).GetProperties().Select(property => $"`Agent:{property.Name}"),
            .. typeof(BoxSetOptions).GetProperties().Select(property => $"`{property.Name}`"),
        ];

        Assert.DoesNotContain(settings, setting => !document.Contains(setting, StringComparison.Ordinal));
    }

    private static string NotAllowed(int index) =>
        $"Agent:Boxes:{index}:Driver: jobs in processes have all rights of the agent's user. Set "
        + "Agent:AllowProcessBoxes if that is meant.";

    private static string PathOfDocument([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "docs", "operating.md");
}
