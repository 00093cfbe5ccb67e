using Boxyard.Cli;

namespace Boxyard.Tests.Cli;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("submit")]
    [InlineData("submit", "--no-such-option", "x.yaml")]
    [InlineData("job", "seven")]
    [InlineData("jobs", "--limit", "0")]
    [InlineData("box", "add", "vm-1")]
    [InlineData("no-such-command")]
    public async Task A_wrong_command_line_leaves_with_2_and_says_so(params string[] arguments)
    {
        var run = await CommandLineRun.OfAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task Following_and_json_are_refused_together()
    {
        var run = await CommandLineRun.OfAsync("submit", "--follow", "--json", "x.yaml");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--follow prints the job's output, so it cannot print JSON too: say --wait --json.", run.Error);
    }

    [Fact]
    public async Task Following_a_log_and_json_are_refused_together()
    {
        var run = await CommandLineRun.OfAsync("log", "1", "--follow", "--json");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--follow prints the log as it grows, so it cannot print JSON too.", run.Error);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_told_in_a_sentence()
    {
        var file = Path.GetTempFileName();

        var run = await CommandLineRun.OfAsync(UserSettings.None, "suite: a\n", "submit", "-", "-o", file);

        File.Delete(file);
        Assert.Equal(new CommandLineRun(2, "", $"boxyard: The file '{file}' already exists.\n"), run);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var run = await CommandLineRun.OfAsync("submit", "/no/such/job.yaml");

        const string why = "Could not find a part of the path '/no/such/job.yaml'.";
        Assert.Equal(new CommandLineRun(2, "", $"boxyard: cannot read the job: {why}\n"), run);
    }

    [Fact]
    public async Task A_state_that_does_not_exist_is_answered_with_those_that_do()
    {
        var run = await CommandLineRun.OfAsync("jobs", "--state", "running,sleeping");

        const string states =
            "queued, offered, running, post_run, succeeded, failed, cancelled, timed_out, crashed, abnormal, lost";
        Assert.Equal(new CommandLineRun(2, "", $"boxyard: 'sleeping' is not a state; there are: {states}.\n"), run);
    }

    [Fact]
    public async Task An_address_that_is_none_is_told_before_anything_is_sent()
    {
        var run = await CommandLineRun.OfAsync("queues", "--server", "lab:3000");

        const string advice = "give --server http://127.0.0.1:3000 or the like.";
        Assert.Equal(new CommandLineRun(2, "", $"boxyard: 'lab:3000' is not the address of a silo: {advice}\n"), run);
    }

    [Fact]
    public async Task Help_is_no_mistake()
    {
        var run = await CommandLineRun.OfAsync("--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }
}
