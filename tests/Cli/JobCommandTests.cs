using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Boxyard.Cli;

namespace Boxyard.Tests.Cli;

/// <summary>Looking at jobs, cancelling and repeating them, against a real silo.</summary>
[Collection(CliCollection.Name)]
public sealed class JobCommandTests(RunningSilo silo) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("boxyard-jobs-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_job_is_shown_with_the_time_between_what_happened_to_it()
    {
        var id = await SubmitAsync("vm-line");
        await RunAsync("box", "add", "vm-line-1", "--mac", "52-54-00-0e-00-01");
        using var box = new SiloBox(silo.Address, "52-54-00-0e-00-01");
        await box.RunAsync("failed", "3");

        var run = await RunAsync("job", id);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            $"""
            job {id} failed on vm-line-1 after SPAN, exit code 3
              suite hello, submitted TIME by anonymous
              TIME  submitted to vm-line.x86_64
              TIME  +SPAN  attempt 1 offered to vm-line-1
              TIME  +SPAN  attempt 1 runs
              TIME  +SPAN  attempt 1 is over and uploads
              TIME  +SPAN  attempt 1 failed
              attempt 1 on vm-line-1: failed
                The box is done with it.
                exit_code: 3
              {silo.Address}/api/v1/jobs/{id}

            """,
            WithoutTimes(run.Output));
    }

    [Fact]
    public async Task What_a_box_says_moves_no_cursor_and_makes_no_lines()
    {
        var id = await SubmitAsync("vm-loud");
        await RunAsync("box", "add", "vm-loud-1", "--mac", "52-54-00-0e-00-09");
        using var box = new SiloBox(silo.Address, "52-54-00-0e-00-09");
        await box.AppendAsync(await box.BootAsync(), "note=%1B%5D0%3Btitle%07a%1B%5B2Jb%0A%20%20attempt%209%9Bc");

        var run = await RunAsync("job", id);

        Assert.Contains("\n    note:  ]0;title a [2Jb   attempt 9", run.Output);
        Assert.DoesNotContain(run.Output, letter => char.IsControl(letter) && letter != '\n');
    }

    [Fact]
    public async Task A_job_that_waits_says_why()
    {
        var id = await SubmitAsync("vm-nobox");

        var run = await RunAsync("job", id);
        var json = await RunAsync("job", id, "--json");

        Assert.Contains("\n  waits: No box that serves queue vm-nobox.x86_64 has ever asked for a job.", run.Output);
        Assert.Contains("\n  place 1 in its queue\n", run.Output);
        using var document = JsonDocument.Parse(json.Output);
        var reason = document.RootElement.GetProperty("wait").GetProperty("reasons")[0];
        Assert.Equal("no_box_known", reason.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_running_job_tells_its_deadline()
    {
        var id = await SubmitAsync("vm-due");
        await RunAsync("box", "add", "vm-due-1", "--mac", "52-54-00-0e-00-02");
        using var box = new SiloBox(silo.Address, "52-54-00-0e-00-02");
        await box.AppendAsync(await box.BootAsync(), "job_state=running");

        var run = await RunAsync("job", id);

        Assert.Contains("\n  TIME  in SPAN  deadline of running\n", WithoutTimes(run.Output));
    }

    [Fact]
    public async Task A_list_is_read_page_by_page()
    {
        var ids = new List<string>();
        for (var count = 0; count < 3; count++)
        {
            ids.Add(await SubmitAsync("vm-pages"));
        }

        var first = await RunAsync("jobs", "--group", "vm-pages", "-n", "2");
        var second = await RunAsync("jobs", "--group", "vm-pages", "-n", "2", "--before", ids[1]);

        Assert.Equal([ids[2], ids[1]], IdsOf(first));
        Assert.Equal($"older ones: --before {ids[1]}\n", first.Error);
        Assert.Equal([ids[0]], IdsOf(second));
        Assert.Equal("", second.Error);
    }

    [Fact]
    public async Task Jobs_are_chosen_by_when_they_were_submitted()
    {
        var id = await SubmitAsync("vm-when");

        var since = await RunAsync("jobs", "--group", "vm-when", "--from", "1h");
        var before = await RunAsync("jobs", "--group", "vm-when", "--to", "1h");
        var wrong = await RunAsync("jobs", "--from", "soon");

        Assert.Equal([id], IdsOf(since));
        Assert.Empty(IdsOf(before));
        const string advice = "write an age such as 30m, 12h, 7d, or 2026-11-22T10:00Z.";
        Assert.Equal(new CommandLineRun(2, "", $"boxyard: 'soon' is no time: {advice}\n"), wrong);
    }

    [Fact]
    public async Task Jobs_that_match_are_counted_and_cancelled_after_a_yes()
    {
        string[] ids = [await SubmitAsync("vm-cancel"), await SubmitAsync("vm-cancel")];
        string[] command = ["cancel", "--group", "vm-cancel", "--server", silo.Address];

        var unasked = await CommandLineRun.OfAsync(command);
        var refused = await CommandLineRun.OfAsync(UserSettings.None, "n\n", command);
        var cancelled = await CommandLineRun.OfAsync(UserSettings.None, "y\n", command);
        var again = await CommandLineRun.OfAsync([.. command, "--yes"]);

        const string question = "cancel 2 jobs (2 queued)?";
        Assert.Equal(
            new CommandLineRun(2, "", $"boxyard: {question} There is nobody to ask: say --yes.\n"), unasked);
        Assert.Equal(new CommandLineRun(2, "", $"{question} [y/N] nothing was cancelled\n"), refused);
        Assert.Equal(
            new CommandLineRun(0, $"job {ids[1]}: cancelled\njob {ids[0]}: cancelled\n", $"{question} [y/N] "),
            cancelled);
        Assert.Equal(new CommandLineRun(0, "", ""), again);
    }

    [Fact]
    public async Task Named_jobs_are_cancelled_each_for_itself()
    {
        var id = await SubmitAsync("vm-named");

        var run = await RunAsync("cancel", id, "999999", "--reason", "no need");
        var both = await RunAsync("cancel", id, "--group", "vm-named");
        var none = await RunAsync("cancel");

        Assert.Equal(
            new CommandLineRun(2, $"job {id}: cancelled\njob 999999: there is no such job\n", ""), run);
        const string mistake =
            "boxyard: name jobs by their ids, or choose them by options such as --group, not both.\n";
        Assert.Equal((2, mistake), (both.ExitCode, both.Error));
        Assert.Equal((2, mistake), (none.ExitCode, none.Error));
    }

    [Fact]
    public async Task A_job_that_is_over_is_submitted_again_with_its_fields()
    {
        var id = await SubmitAsync("vm-again", "priority: 7\nmy_email: me@x.org\n");
        var early = await RunAsync("retry", id);
        await RunAsync("cancel", id);

        var run = await RunAsync("retry", id);

        Assert.Equal(2, early.ExitCode);
        Assert.Contains(
            $"Job {id} is queued: only a job that is over can be repeated. Wait for its end, or cancel it.",
            early.Error,
            StringComparison.Ordinal);
        var other = run.Output.Trim();
        Assert.Equal(
            new CommandLineRun(0, $"{other}\n", $"job {id} again: job {other}, {silo.Address}/api/v1/jobs/{other}\n"),
            run);
        using var json = JsonDocument.Parse((await RunAsync("job", other, "--json")).Output);
        Assert.Equal(7, json.RootElement.GetProperty("priority").GetInt32());
        Assert.Equal("me@x.org", json.RootElement.GetProperty("submitter").GetString());
        Assert.Equal("queued", json.RootElement.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Files_are_listed_and_fetched_whole()
    {
        var id = await SubmitAsync("vm-files");
        await RunAsync("box", "add", "vm-files-1", "--mac", "52-54-00-0e-00-03");
        using var box = new SiloBox(silo.Address, "52-54-00-0e-00-03");
        var shown = await box.BootAsync();
        var bytes = Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7)).ToArray();
        await box.UploadAsync(shown, "sub/big.bin", bytes);
        await box.UploadAsync(shown, "a.txt", [1, 2, 3]);

        var listed = await RunAsync("artifacts", id);
        var one = await RunAsync("artifacts", "get", id, "sub/*", "--to", _folder);
        var none = await RunAsync("artifacts", "get", id, "*.log", "--to", _folder);

        Assert.Equal(
            $"""
            FILE         BYTES   SHA-256
            a.txt        3       039058c6f2c0
            sub/big.bin  300000  {Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}

            """,
            listed.Output);
        var file = Path.Combine(_folder, "sub", "big.bin");
        Assert.Equal(new CommandLineRun(0, $"{file}\n", ""), one);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file));
        Assert.Equal([file], Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
        Assert.Equal(
            new CommandLineRun(
                2, "", $"boxyard: job {id} has no file '*.log'; boxyard artifacts {id} lists those that are.\n"),
            none);
    }

    [Fact]
    public async Task Several_jobs_are_waited_for_and_the_first_bad_result_is_the_exit_code()
    {
        await RunAsync("box", "add", "vm-many-1", "--mac", "52-54-00-0e-00-04");
        using var box = new SiloBox(silo.Address, "52-54-00-0e-00-04");
        var waiting = SubmitManyAsync();
        string[] ids = [await box.RunAsync(), await box.RunAsync("failed", "4"), await box.RunAsync("failed", "5")];

        var run = await waiting;

        Assert.Equal((4, $"{string.Join('\n', ids)}\n"), (run.ExitCode, run.Output));
        Assert.Equal(
            [
                $"job {ids[0]} succeeded on vm-many-1 after SPAN, exit code 0",
                $"job {ids[1]} failed on vm-many-1 after SPAN, exit code 4",
                $"job {ids[2]} failed on vm-many-1 after SPAN, exit code 5",
            ],
            WithoutTimes(run.Error).Split('\n')[3..6]);

        Task<CommandLineRun> SubmitManyAsync() => CommandLineRun.OfAsync(
            UserSettings.None, TextOf("vm-many", "x: [1, 2, 3]\n"), "submit", "-", "--wait", "--server", silo.Address);
    }

    private async Task<string> SubmitAsync(string group, string more = "")
    {
        var run = await CommandLineRun.OfAsync(
            UserSettings.None, TextOf(group, more), "submit", "-", "--server", silo.Address);
        Assert.Equal(0, run.ExitCode);
        return run.Output.Trim();
    }

    private static string TextOf(string group, string more) =>
        $"suite: hello\ntbox_group: {group}\nos: debian\nos_version: '12'\nos_arch: x86_64\nscript: 'true'\n{more}";

    private Task<CommandLineRun> RunAsync(params string[] arguments) =>
        CommandLineRun.OfAsync([.. arguments, "--server", silo.Address]);

    private static string[] IdsOf(CommandLineRun run) =>
        [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(' ')[0])];

    private static string WithoutTimes(string text)
    {
        text = Replace(text, "[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}Z", "TIME");
        text = Replace(text, "[0-9]+ min [0-9]+ s|[0-9]+ h [0-9]+ min|[0-9]+[.][0-9] s", "SPAN");
        return Replace(text, "(?<=[A-Z]) {2,}", "  ");
    }

    private static string Replace(string text, string pattern, string by) =>
        Regex.Replace(text, pattern, by, RegexOptions.None, TimeSpan.FromSeconds(10));
}
