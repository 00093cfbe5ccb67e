using Boxyard.Cli;
using Boxyard.Cli.Screen;

namespace Boxyard.Tests.Cli;

/// <summary>What operators say to boxes and queues, against a real silo.</summary>
[Collection(CliCollection.Name)]
public sealed class BoxCommandTests(RunningSilo silo)
{
    private static readonly UserSettings User = new() { Name = "ann" };

    [Fact]
    public async Task A_box_is_drained_and_resumed()
    {
        await RunAsync("box", "add", "hold-1", "--mac", "52-54-00-0f-00-01");

        var drained = await RunAsync("box", "drain", "hold-1", "--reason", "dusty");
        var health = await RunAsync("box", "health", "hold-1");
        var resumed = await RunAsync("box", "resume", "hold-1");
        var unknown = await RunAsync("box", "drain", "hold-77");

        Assert.Equal(new CommandLineRun(0, "hold-1: drained\n", ""), drained);
        var lines = health.Output.Split('\n');
        Assert.Equal("hold-1 is drained", lines[0]);
        Assert.StartsWith("  drained 20", lines[1]);
        Assert.EndsWith(" by ann: dusty", lines[1]);
        Assert.Equal("  seen -, MAC 52-54-00-0f-00-01, queues none", lines[2]);
        Assert.Equal("  arch unknown, memory unknown, tags none", lines[3]);
        Assert.StartsWith("  next: No job: the box is drained since ", lines[4]);
        Assert.Equal("  of its last runs 0 ended, 0 succeeded; lost in a row: 0", lines[5]);
        Assert.Equal(new CommandLineRun(0, "hold-1: gets jobs\n", ""), resumed);
        Assert.Equal((2, ""), (unknown.ExitCode, unknown.Output));
        Assert.Contains("There is no box 'hold-77'.", unknown.Error);
    }

    [Fact]
    public async Task A_renamed_box_keeps_its_MACs_its_queues_and_its_hold()
    {
        await RunAsync("box", "add", "old-1", "--mac", "52-54-00-0f-00-02", "--queues", "q1,q2");
        await RunAsync("box", "add", "other-1", "--mac", "52-54-00-0f-00-03");
        await RunAsync("box", "quarantine", "old-1");

        var taken = await RunAsync("box", "rename", "old-1", "other-1");
        var renamed = await RunAsync("box", "rename", "old-1", "new-1");
        var again = await RunAsync("box", "rename", "old-1", "new-1");

        Assert.Equal(
            new CommandLineRun(2, "", "boxyard: other-1 is another box, with MAC 52-54-00-0f-00-03.\n"), taken);
        Assert.Equal(
            new CommandLineRun(0, "old-1 is new-1 now; what it ran stays under old-1\n", ""), renamed);
        Assert.Equal(renamed, again);
        var boxes = (await RunAsync("boxes")).Output.Split('\n');
        Assert.Equal("new-1 quarantined - 52-54-00-0f-00-02 q1,q2 -", Words(boxes, "new-1"));
        Assert.Equal("old-1 - - - - -", Words(boxes, "old-1"));
    }

    [Fact]
    public async Task A_rename_that_broke_goes_on_when_it_is_repeated()
    {
        const string first = "52-54-00-0f-00-05", second = "52-54-00-0f-00-06";
        await RunAsync("box", "add", "half-1", "--mac", first, "--queues", "q3");
        await RunAsync("box", "add", "half-1", "--mac", second);
        await RunAsync("box", "rename", "half-1", "half-2");

        // As it stood between the two MACs; and with all of them moved, the queues still there.
        await RunAsync("box", "add", "half-1", "--mac", second, "--queues", "q3");
        var rest = await RunAsync("box", "rename", "half-1", "half-2");
        await RunAsync("box", "add", "half-1", "--mac", "52-54-00-0f-00-08");
        var another = await RunAsync("box", "rename", "half-1", "half-2");

        Assert.Equal(new CommandLineRun(0, "half-1 is half-2 now; what it ran stays under half-1\n", ""), rest);
        var boxes = (await RunAsync("boxes")).Output.Split('\n');
        Assert.Equal($"half-2 - - {first},{second} q3 -", Words(boxes, "half-2"));
        Assert.Equal("half-1 - - 52-54-00-0f-00-08 - -", Words(boxes, "half-1"));
        Assert.Equal(
            new CommandLineRun(2, "", $"boxyard: half-2 is another box, with MAC {first},{second}.\n"), another);
    }

    [Fact]
    public async Task A_queue_is_paused_and_resumed()
    {
        var paused = await RunAsync("queues", "pause", "quiet.x86_64", "--reason", "move");
        var resumed = await RunAsync("queues", "resume", "quiet.x86_64");

        Assert.Equal(new CommandLineRun(0, "quiet.x86_64: paused; 0 queued\n", ""), paused);
        Assert.Equal(new CommandLineRun(0, "quiet.x86_64: gives jobs; 0 queued\n", ""), resumed);
    }

    [Fact]
    public async Task Without_a_screen_the_overview_is_printed_once()
    {
        await RunAsync("box", "add", "top-1", "--mac", "52-54-00-0f-00-04");

        var run = await RunAsync("top");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var lines = run.Output.Split('\n');
        Assert.Matches("^[0-9]+ queued, [0-9]+ with a box; [0-9]+ boxes: [0-9]+ busy, [0-9]+ held$", lines[0]);
        Assert.Equal("top-1 - - 52-54-00-0f-00-04 - -", Words(lines, "top-1"));
    }

    [Theory]
    [InlineData("abc\ndefgh\n", 4, 9, "\e[Habc\e[K\r\ndefg\e[K\e[J")]
    [InlineData("1\n2\n3\n4\n", 9, 3, "\e[H1\e[K\r\n2\e[K\e[J")]
    [InlineData("abc\n", 0, 0, "\e[Habc\e[K\e[J")]
    public void The_overview_is_cut_to_the_screen(string text, int width, int height, string expected) =>
        Assert.Equal(expected, LiveScreen.Fit(text, width, height));

    [Theory]
    [InlineData("boxyard qu", "queues")]
    [InlineData("boxyard box ", "add health drain quarantine resume rename unknown")]
    [InlineData("boxyard box health sug", "sug-1 sug-2")]
    [InlineData("boxyard box drain sug-1 sug-2", "sug-2")]
    [InlineData("boxyard jobs --state r", "running")]
    [InlineData("boxyard jobs --lim", "--limit")]
    [InlineData("boxyard completion ", "bash fish zsh")]
    public async Task A_shell_is_told_what_may_stand_there(string line, string expected)
    {
        await RunAsync("box", "add", "sug-1", "--mac", "52-54-00-0f-00-05");
        await RunAsync("box", "add", "sug-2", "--mac", "52-54-00-0f-00-06");

        line = line.Replace("boxyard ", $"boxyard --server {silo.Address} ", StringComparison.Ordinal);
        var run = await CommandLineRun.OfAsync($"[suggest:{line.Length}]", line);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            expected.Split(' ').Order(), run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order());
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public async Task Each_shell_is_taught_in_its_words(string shell)
    {
        var run = await CommandLineRun.OfAsync("completion", shell);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("[suggest:", run.Output);
    }

    [Fact]
    public async Task A_shell_is_told_nothing_when_nobody_answers()
    {
        const string line = "boxyard --server http://127.0.0.1:1 job ";

        var run = await CommandLineRun.OfAsync($"[suggest:{line.Length}]", line);

        Assert.Equal(new CommandLineRun(0, "", ""), run);
    }

    private Task<CommandLineRun> RunAsync(params string[] arguments) =>
        CommandLineRun.OfAsync(User, "", [.. arguments, "--server", silo.Address]);

    private static string Words(string[] lines, string first) => string.Join(
        ' ',
        lines.Single(line => line.StartsWith($"{first} ", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
