using Boxyard.Power;
using Boxyard.Testboxes;
using Microsoft.Extensions.Options;

namespace Boxyard.Tests.Silo.Power;

public sealed class PowerRunnerTests : IDisposable
{
    private readonly string _program = Path.GetTempFileName();

    [Theory]
    [InlineData("echo \"$0 $*\" | sed 's,.*/,,' | cut -d' ' -f2-; echo oh >&2", "cycle a b\noh\n", null)]
    [InlineData("exit 7", "", "It ended with 7.")]
    [InlineData("read line; echo \"[$line]\"", "[]\n", null)]
    [InlineData("sleep 60 & echo left one running", "left one running\n", null)]
    [InlineData("echo before; sleep 60", "before\n", "It ran longer than 2 s (Power:Timeout) and was killed.")]
    public async Task A_program_is_called_without_a_shell_and_within_its_time(
        string script, string output, string? problem)
    {
        var run = await RunAsync(script, "a b");

        Assert.Equal(problem, run.Problem);
        Assert.Equal(
            output.Split('\n').Order(StringComparer.Ordinal), run.Output.Split('\n').Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_program_leaves_running_is_waited_for_by_the_clock_that_is_given()
    {
        await File.WriteAllTextAsync(_program, "#!/bin/sh\nsleep 20 &\necho left one running\n");
        ProgramFile.MakeExecutable(_program);
        var clock = new TestClock();
        var runner = new PowerRunner(Options.Create(new PowerOptions()), clock);

        var running = runner.RunAsync(_program, PowerAction.Cycle, "box", CancellationToken.None);
        await Eventually.BecomesTrueAsync(() =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(500));
            return running.IsCompleted;
        });

        Assert.Equal(new PowerRun("left one running\n", Problem: null), await running);
    }

    [Fact]
    public async Task Of_a_long_output_the_beginning_is_kept_and_the_program_does_not_wait()
    {
        var run = await RunAsync("yes | head -c 1000000", "box");

        Assert.Null(run.Problem);
        Assert.Equal(4000, run.Output.Length);
    }

    [Fact]
    public async Task What_is_no_program_is_a_problem()
    {
        await File.WriteAllTextAsync(_program, "no program");

        var run = await NewRunner().RunAsync(_program, PowerAction.On, "box", CancellationToken.None);

        Assert.StartsWith($"{_program} could not be started: ", run.Problem, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_program);

    private static PowerRunner NewRunner() =>
        new(Options.Create(new PowerOptions { Timeout = TimeSpan.FromSeconds(2) }), TimeProvider.System);

    private async Task<PowerRun> RunAsync(string script, string testbox)
    {
        await File.WriteAllTextAsync(_program, $"#!/bin/sh\n{script}\n");
        ProgramFile.MakeExecutable(_program);
        return await NewRunner().RunAsync(_program, PowerAction.Cycle, testbox, CancellationToken.None);
    }
}
