using System.Text.Json;

namespace Boxyard.Tests.Cli;

/// <summary>The command line against a real silo; the test plays the box, by the calls that boxes make.</summary>
[Collection(CliCollection.Name)]
public sealed class SiloTests(RunningSilo silo) : IDisposable
{
    private readonly HttpClient _box = new() { BaseAddress = new Uri(silo.Address) };
    private readonly string _file = Path.GetTempFileName();

    public void Dispose()
    {
        _box.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public async Task A_submitted_job_is_shown_and_counted()
    {
        await WriteJobAsync("vm-shown");

        var submitted = await RunAsync("submit", _file);
        var id = submitted.Output.Trim();
        var shown = await RunAsync("job", id);
        var listed = await RunAsync("jobs", "--group", "vm-shown", "--state", "queued");
        var queues = await RunAsync("queues", "--json");

        Assert.Equal(
            (0, $"submitted {_file}: job {id} in queue vm-shown.x86_64, {silo.Address}/api/v1/jobs/{id}\n"),
            (submitted.ExitCode, submitted.Error));
        Assert.StartsWith($"job {id} is queued in vm-shown.x86_64\n  suite hello, submitted ", shown.Output);
        Assert.Equal(
            $"{id} queued hello vm-shown.x86_64 anonymous", Words(listed.Output.Split('\n')[1], count: 5));
        using var json = JsonDocument.Parse(queues.Output);
        var queue = json.RootElement.EnumerateArray().Single(
            q => q.GetProperty("name").GetString() == "vm-shown.x86_64");
        Assert.Equal(
            (1, 0), (queue.GetProperty("queued_count").GetInt32(), queue.GetProperty("live_count").GetInt32()));
    }

    [Fact]
    public async Task A_named_box_is_listed_with_its_queues()
    {
        var added = await RunAsync("box", "add", "vm-named-1", "--mac", "52:54:00:AA:BB:01", "--queues", "a.x86_64, b");
        var listed = await RunAsync("boxes");

        Assert.Equal((0, ""), (added.ExitCode, added.Output));
        var line = listed.Output.Split('\n').Single(l => l.StartsWith("vm-named-1 ", StringComparison.Ordinal));
        Assert.Equal("vm-named-1 - - 52-54-00-aa-bb-01 a.x86_64,b", Words(line, count: 5));
    }

    [Theory]
    [InlineData("finished", "0", 0, "succeeded")]
    [InlineData("failed", "3", 3, "failed")]
    [InlineData("failed", "200", 1, "failed")]
    public async Task Waiting_leaves_with_the_result_of_the_job(
        string verdict, string exitCode, int expected, string state)
    {
        var group = $"vm-wait{exitCode}";
        await RunAsync("box", "add", $"{group}-1", "--mac", $"52-54-00-00-00-{int.Parse(exitCode):x2}");
        await WriteJobAsync(group);

        var waiting = RunAsync("submit", "--wait", _file);
        var id = await BootAsync($"52-54-00-00-00-{int.Parse(exitCode):x2}");
        await ReportAsync($"lkp-jobfile-append-var?job_id={id}&job_state=running");
        await ReportAsync($"lkp-jobfile-append-var?job_id={id}&exit_code={exitCode}");
        await ReportAsync($"lkp-jobfile-append-var?job_id={id}&job_state={verdict}");
        await ReportAsync($"lkp-post-run?job_id={id}");
        var run = await waiting;

        Assert.Equal((expected, $"{id}\n"), (run.ExitCode, run.Output));
        var last = run.Error.TrimEnd().Split('\n')[^1];
        Assert.StartsWith($"job {id} {state} on {group}-1 after ", last);
        Assert.EndsWith($", exit code {exitCode}", last.Split(':')[0]);
    }

    [Fact]
    public async Task A_job_that_the_silo_refuses_is_told_with_its_field()
    {
        await File.WriteAllTextAsync(_file, "tbox_group: vm-1\n");

        var run = await RunAsync("submit", _file);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"boxyard: {_file}: The submission was refused: ", run.Error);
        Assert.Contains("suite", run.Error);
    }

    [Fact]
    public async Task A_job_that_is_not_there_is_told()
    {
        var run = await RunAsync("job", "999999");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("There is no job '999999'.", run.Error);
    }

    private static string Words(string line, int count) =>
        string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(count));

    private Task<CommandLineRun> RunAsync(params string[] arguments) =>
        CommandLineRun.OfAsync([.. arguments, "--server", silo.Address]);

    private Task WriteJobAsync(string group) => File.WriteAllTextAsync(
        _file, $"suite: hello\ntbox_group: {group}\nos: debian\nos_version: '12'\nos_arch: x86_64\nscript: 'true'\n");

    /// <summary>Asks for a job, waiting until there is one; the id that the box is shown.</summary>
    private async Task<string> BootAsync(string mac)
    {
        var text = await _box.GetStringAsync(new Uri($"/boot.ipxe/mac/{mac}?wait=60", UriKind.Relative));
        const string before = "/job_initrd_tmpfs/";
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[start..text.IndexOf("/job.cgz", start, StringComparison.Ordinal)];
    }

    private async Task ReportAsync(string call) =>
        Assert.Equal("Done", await _box.GetStringAsync(new Uri($"/~lkp/cgi-bin/{call}", UriKind.Relative)));
}
