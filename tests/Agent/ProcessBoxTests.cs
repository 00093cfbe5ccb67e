using Boxyard.Client;

namespace Boxyard.Tests.Agent;

/// <summary>Boxes of processes, by a real agent of a real silo.</summary>
public sealed class ProcessBoxTests(AgentLab lab) : IClassFixture<AgentLab>
{
    [Fact]
    public async Task A_job_comes_back_with_its_output_its_exit_code_and_its_files()
    {
        var (group, signs) = lab.NewGroup();
        lab.StartAgent(group);

        var job = await lab.SubmitAsync(
            group,
            $"""
             echo hello from $testbox
             echo a complaint >&2
             echo one > "$RESULT_ROOT/a file"
             env | grep -c ^BOXYARD_AGENT
             until [ -e '{signs}/go' ]; do sleep 0.1; done
             exit 3
             """);
        await Eventually.BecomesTrueAsync(async () =>
            (await lab.Silo.Client.Jobs.GetAsync(job.Id)).Attempts is [{ Logs: var logs }]
            && logs.Any(log => log.Stream == "console"));
        await File.WriteAllTextAsync(Path.Combine(signs, "go"), "");
        var done = await lab.WaitAsync(job);

        Assert.Equal(JobState.Failed, done.State);
        var attempt = Assert.Single(done.Attempts);
        Assert.Equal($"{group}-1", attempt.Testbox);
        Assert.Equal("3", attempt.Values["exit_code"]);
        Assert.Equal($"hello from {group}-1\n0\n", await lab.Silo.ReadLogAsync(job.Id, 1, "stdout"));
        Assert.Equal("a complaint\n", await lab.Silo.ReadLogAsync(job.Id, 1, "stderr"));
        Assert.Equal("a file", Assert.Single(attempt.Artifacts).Path);
        Assert.StartsWith(
            $"boxyard: job {job.Id} of {lab.Silo.Address.ToString().TrimEnd('/')} on {group}-1, at most 120 s\n",
            await lab.Silo.ReadLogAsync(job.Id, 1, "console"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, JobState.Cancelled)]
    [InlineData(false, JobState.TimedOut)]
    public async Task No_process_of_a_job_outlives_its_cancel_or_its_time(bool isCancelled, JobState state)
    {
        var (group, signs) = lab.NewGroup();
        lab.StartAgent(group);
        var job = await lab.SubmitAsync(
            group,
            $"""
             cd '{signs}'
             trap '' TERM
             sleep 1000 & echo $! >> pids
             setsid sh -c 'trap "" TERM; echo $$ >> pids; sleep 1000; :' &
             echo $$ >> pids
             wait
             """,
            timeout: isCancelled ? 120 : 3);
        var processes = await AgentLab.ReadProcessesAsync(Path.Combine(signs, "pids"), count: 3);

        if (isCancelled)
        {
            await AgentLab.CancelAsync(lab.Silo, job);
        }

        var done = await lab.WaitAsync(job);

        Assert.Equal(state, done.State);
        Assert.DoesNotContain(processes, process => process is { IsRunning: true });
    }

    [Fact]
    public async Task An_agent_that_was_killed_takes_its_box_up_again_and_nothing_runs_twice()
    {
        var (group, signs) = lab.NewGroup();
        var first = lab.StartAgent(group);
        var job = await lab.SubmitAsync(group, WaitingScript(signs));
        await AgentLab.ReadProcessesAsync(Path.Combine(signs, "pids"), count: 1);

        await lab.KillAsync(first);
        var second = lab.StartAgent(group);
        await Eventually.BecomesTrueAsync(
            () => second.Output.Contains($"takes attempt {job.Id} up again", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(signs, "go"), "");
        var done = await lab.WaitAsync(job);
        var next = await lab.WaitAsync(await lab.SubmitAsync(group, "true"));

        Assert.Equal((JobState.Succeeded, JobState.Succeeded), (done.State, next.State));
        Assert.Single(done.Attempts);
        Assert.Single(File.ReadAllLines(Path.Combine(signs, "pids")));
        Assert.Equal("went\n", await lab.Silo.ReadLogAsync(job.Id, 1, "stdout"));
    }

    [Fact]
    public async Task A_box_that_ended_while_no_agent_ran_is_put_away_and_asks_again()
    {
        var (group, signs) = lab.NewGroup();
        var first = lab.StartAgent(group);
        var job = await lab.SubmitAsync(group, WaitingScript(signs));
        await AgentLab.ReadProcessesAsync(Path.Combine(signs, "pids"), count: 1);

        await lab.KillAsync(first);
        await File.WriteAllTextAsync(Path.Combine(signs, "go"), "");
        var done = await lab.WaitAsync(job);
        lab.StartAgent(group);
        var next = await lab.WaitAsync(await lab.SubmitAsync(group, "true"));

        Assert.Equal((JobState.Succeeded, JobState.Succeeded), (done.State, next.State));
        Assert.Single(File.ReadAllLines(Path.Combine(signs, "pids")));
    }

    [Fact]
    public async Task A_term_lets_the_running_job_end_and_takes_no_other()
    {
        var (group, signs) = lab.NewGroup();
        var agent = lab.StartAgent(group);
        var job = await lab.SubmitAsync(group, WaitingScript(signs));
        await AgentLab.ReadProcessesAsync(Path.Combine(signs, "pids"), count: 1);

        await agent.TerminateAsync();
        await Eventually.BecomesTrueAsync(() => agent.Output.Contains("Draining: ", StringComparison.Ordinal));
        var later = await lab.SubmitAsync(group, "true");
        await File.WriteAllTextAsync(Path.Combine(signs, "go"), "");

        Assert.Equal(0, await agent.WaitForEndAsync());
        Assert.Equal(JobState.Succeeded, (await lab.Silo.Client.Jobs.GetAsync(job.Id)).State);
        Assert.Equal(JobState.Queued, (await lab.Silo.Client.Jobs.GetAsync(later.Id)).State);
    }

    [Fact]
    public async Task A_second_term_leaves_at_once_and_the_box_goes_on_for_the_next_start()
    {
        var (group, signs) = lab.NewGroup();
        var agent = lab.StartAgent(group);
        var job = await lab.SubmitAsync(group, WaitingScript(signs));
        var processes = await AgentLab.ReadProcessesAsync(Path.Combine(signs, "pids"), count: 1);

        await agent.TerminateAsync();
        await Eventually.BecomesTrueAsync(() => agent.Output.Contains("Draining: ", StringComparison.Ordinal));
        await agent.TerminateAsync();

        Assert.Equal(0, await agent.WaitForEndAsync());
        Assert.True(Assert.Single(processes)!.IsRunning);
        lab.StartAgent(group);
        await File.WriteAllTextAsync(Path.Combine(signs, "go"), "");
        Assert.Equal(JobState.Succeeded, (await lab.WaitAsync(job)).State);
        Assert.Single(File.ReadAllLines(Path.Combine(signs, "pids")));
    }

    [Fact]
    public async Task A_silo_that_restarts_in_the_middle_gets_the_whole_job()
    {
        var (group, signs) = lab.NewGroup();
        lab.StartAgent(group);
        var job = await lab.SubmitAsync(group, WaitingScript(signs));
        await AgentLab.ReadProcessesAsync(Path.Combine(signs, "pids"), count: 1);

        await lab.Silo.KillAsync();
        await File.WriteAllTextAsync(Path.Combine(signs, "go"), "");
        await lab.Silo.StartAsync();
        var done = await lab.WaitAsync(job);
        var next = await lab.WaitAsync(await lab.SubmitAsync(group, "true"));

        Assert.Equal((JobState.Succeeded, JobState.Succeeded), (done.State, next.State));
        Assert.Equal("went\n", await lab.Silo.ReadLogAsync(job.Id, 1, "stdout"));
        Assert.Single(File.ReadAllLines(Path.Combine(signs, "pids")));
    }

    [Fact]
    public async Task A_second_agent_of_one_state_folder_is_refused()
    {
        var (group, _) = lab.NewGroup();
        lab.StartAgent(group);
        await lab.WaitAsync(await lab.SubmitAsync(group, "true"));

        var second = lab.StartAgent(group);

        Assert.Equal(1, await second.WaitForEndAsync());
        Assert.Contains("is used by another agent.", second.Output, StringComparison.Ordinal);
    }

    private static string WaitingScript(string signs) =>
        $"""
         cd '{signs}'
         echo $$ >> pids
         until [ -e go ]; do sleep 0.1; done
         echo went
         """;
}
