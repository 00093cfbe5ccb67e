using System.Text.Json;
using Boxyard.Cli;

namespace Boxyard.Tests.Cli;

/// <summary>`boxyard submit` against a real silo: what is sent, and that nothing is sent twice or in part.</summary>
[Collection(CliCollection.Name)]
public sealed class SubmitTests(RunningSilo silo) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("boxyard-submit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_dry_run_shows_the_jobs_and_their_boxes_and_queues_nothing()
    {
        await RunAsync("box", "add", "vm-dry-1", "--mac", "52-54-00-0d-00-01", "--queues", "vm-dry.x86_64");
        var file = Write("vm-dry", "iperf: {protocol: [tcp, udp]}\n");

        var run = await RunAsync("submit", "--dry-run", file, "priority=5");

        Assert.Equal((0, "2 jobs; nothing was submitted\n"), (run.ExitCode, run.Error));
        Assert.Equal(
            """
            JOB  SUITE  QUEUE          CHOSEN              REQUIRES  BOXES
            1    hello  vm-dry.x86_64  iperf.protocol=tcp  -         vm-dry-1
            2    hello  vm-dry.x86_64  iperf.protocol=udp  -         vm-dry-1

            """,
            run.Output);
        Assert.Equal("[]\n", (await RunAsync("jobs", "--group", "vm-dry", "--json")).Output);
    }

    [Fact]
    public async Task A_dry_run_says_what_the_nearest_boxes_lack()
    {
        await RunAsync("box", "add", "vm-lack-1", "--mac", "52-54-00-0d-00-02", "--queues", "vm-lack.x86_64");

        var run = await RunAsync("submit", "--dry-run", Write("vm-lack"), "requires={tags: [nvme]}");

        Assert.Equal(
            """
            JOB  SUITE  QUEUE           CHOSEN  REQUIRES   BOXES
            1    hello  vm-lack.x86_64  -       tags=nvme  none; vm-lack-1 (it has no tag nvme)

            """,
            run.Output);
    }

    [Fact]
    public async Task What_stands_before_the_file_is_a_default_and_what_stands_after_it_wins()
    {
        var include = Path.Combine(_folder, "include.yaml");
        await File.WriteAllTextAsync(include, "a: include\nb: include\nc: include\n");
        var file = Write("vm-order", "b: file\nd: file\ne: {f: 1, g: 1}\n");

        var run = await RunAsync(
            "submit", "--json", "--dry-run", "-i", include, "a=first", file, "-s", "d: 'set'", "e.g=2", "priority=-3");

        using var json = JsonDocument.Parse(run.Output);
        var spec = json.RootElement[0].GetProperty("spec");
        Assert.Equal("first", spec.GetProperty("a").GetString());
        Assert.Equal("file", spec.GetProperty("b").GetString());
        Assert.Equal("include", spec.GetProperty("c").GetString());
        Assert.Equal("set", spec.GetProperty("d").GetString());
        Assert.Equal("""{"f":1,"g":2}""", spec.GetProperty("e").GetRawText().Replace(" ", "").Replace("\n", ""));
        Assert.Equal(-3, json.RootElement[0].GetProperty("priority").GetInt32());
    }

    [Fact]
    public async Task The_same_key_is_the_same_jobs()
    {
        var file = Write("vm-key", "x: [1, 2]\n");

        var first = await RunAsync("submit", file, "--key", "night-1", "-n", "2");
        var again = await RunAsync("submit", file, "--key", "night-1", "-n", "2");
        var changed = await RunAsync("submit", file, "--key", "night-1");

        Assert.Equal(4, first.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Count());
        Assert.Equal(first, again);
        Assert.Equal((2, ""), (changed.ExitCode, changed.Output));
        var id = first.Output.Split('\n')[0];
        Assert.StartsWith(
            $"submitted {file} (x=1): job {id}, {silo.Address}/api/v1/jobs/{id}\n", first.Error);
    }

    [Fact]
    public async Task Of_several_jobs_all_are_queued_or_none_and_each_mistake_names_its_job()
    {
        var good = Write("vm-none");
        var bad = Path.Combine(_folder, "bad.yaml");
        await File.WriteAllTextAsync(bad, "suite: [a, b]\ntbox_group: vm-none\npriority: 3000\n");

        var run = await RunAsync("submit", good, bad);

        const string mistake = "'priority' is '3000'; it must be a whole number from -100 to 100.";
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            $"""
            boxyard: The submission was refused: Nothing was queued.
              {bad} (suite=a): {mistake}
              {bad} (suite=b): {mistake}

            """,
            run.Error);
        Assert.Equal("[]\n", (await RunAsync("jobs", "--group", "vm-none", "--json")).Output);
    }

    [Fact]
    public async Task The_account_and_the_scheduler_of_LKPs_users_are_found()
    {
        var user = WriteAccount();
        var file = Write("vm-lkp");

        var run = await CommandLineRun.OfAsync(user, "", "submit", file, "--json", "--my-queue");

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("me@x.org", json.RootElement[0].GetProperty("submitter").GetString());
        Assert.Equal("vm-lkp~me", json.RootElement[0].GetProperty("queue").GetString());
    }

    [Fact]
    public async Task Jobs_are_written_as_files_without_the_account_s_token()
    {
        var folder = Path.Combine(_folder, "out");

        var run = await CommandLineRun.OfAsync(
            WriteAccount(), "suite: s\ntestbox: [a-1, b-1]\nscript: |\n  true\n", "submit", "-", "-o", folder);

        var files = new[] { Path.Combine(folder, "job-a-1.yaml"), Path.Combine(folder, "job-b-1.yaml") };
        Assert.Equal(new CommandLineRun(0, $"{string.Join('\n', files)}\n", ""), run);
        var text = await File.ReadAllTextAsync(files[1]);
        const string start = "my_email: \"me@x.org\"\nlab: z9\nsuite: s\ntestbox: b-1\nscript: |\n  true\nsubmit_id: ";
        Assert.StartsWith(start, text);
        Assert.DoesNotContain("token", text);
    }

    [Theory]
    [InlineData("suite: <%= x %>\n", "-, line 1: ERB (<% %>) is Ruby and not run here: write the values out, or expand "
        + "the file with LKP's own `submit -o DIR`.")]
    [InlineData("- suite: a\n- b\n", "-, line 2: a job is an object of fields, such as `suite: iperf`.")]
    [InlineData(" \n", "- is empty: a job needs at least suite and testbox or tbox_group.")]
    public async Task A_text_that_is_no_job_is_refused_before_anything_is_sent(string text, string message)
    {
        var run = await CommandLineRun.OfAsync(
            UserSettings.None, text, "submit", "-", "--server", "http://127.0.0.1:1");

        Assert.Equal(new CommandLineRun(2, "", $"boxyard: {message}\n"), run);
    }

    [Fact]
    public async Task A_field_that_is_chosen_with_others_is_not_overridden_alone()
    {
        var file = Write("vm-pair", "a|b: [1|x, 2|y]\n");

        var run = await RunAsync("submit", file, "b=z");

        Assert.Equal(
            new CommandLineRun(2, "", $"boxyard: {file}: 'b' is chosen with others by 'a|b': say 'a|b=...'.\n"), run);
    }

    [Fact]
    public async Task The_program_reads_a_job_from_its_standard_input()
    {
        var run = await ProgramRun.OfAsync(
            await File.ReadAllTextAsync(Write("vm-stdin")), "submit", "-", "--server", silo.Address);

        Assert.Equal(0, run.ExitCode);
        var id = run.Output.Trim();
        Assert.Equal(
            $"submitted -: job {id} in queue vm-stdin.x86_64, {silo.Address}/api/v1/jobs/{id}\n", run.Error);
    }

    private UserSettings WriteAccount()
    {
        var defaults = Directory.CreateDirectory(Path.Combine(_folder, "compass-ci", "defaults")).FullName;
        var labs = Directory.CreateDirectory(Path.Combine(_folder, "compass-ci", "include", "lab")).FullName;
        var address = new Uri(silo.Address);
        File.WriteAllText(Path.Combine(defaults, "account.yaml"), "my_email: me@x.org\nlab: z9\n");
        File.WriteAllText(
            Path.Combine(labs, "z9.yaml"),
            $"SCHED_HOST: {address.Host}\nSCHED_PORT: {address.Port}\nmy_token: secret\n");
        return new UserSettings { ConfigDirectory = _folder, Name = "me" };
    }

    private Task<CommandLineRun> RunAsync(params string[] arguments) =>
        CommandLineRun.OfAsync([.. arguments, "--server", silo.Address]);

    private string Write(string group, string more = "")
    {
        var file = Path.Combine(_folder, $"{group}.yaml");
        File.WriteAllText(
            file,
            $"suite: hello\ntbox_group: {group}\nos: debian\nos_version: '12'\nos_arch: x86_64\n"
            + $"script: 'true'\n{more}");
        return file;
    }
}
