using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Boxyard.Tests.Guest;

public sealed class GuestTests
{
    private const string Box = "lkp-wtmp?tbox_name=vm-1&tbox_state=";
    private const string Job = "lkp-jobfile-append-var?job_id=7.2&";

    [Fact]
    public async Task A_script_is_run_reported_in_order_and_collected_to_the_byte()
    {
        await using var scheduler = await StandInScheduler.StartAsync();
        using var run = new GuestRun(scheduler)
        {
            Script = """
                #!/bin/sh
                echo "suite: $suite"
                echo oops > /dev/stderr
                echo again > /dev/stderr
                mkdir -p "$RESULT_ROOT/a b/100%/.hidden"
                printf 'x\000\377y' > "$RESULT_ROOT/a b/100%/.hidden/ä?#&.dat"
                : > "$RESULT_ROOT/empty"
                printf 'z\000\377' 
                """,
        };

        var outcome = await run.RunAsync();

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(Expected("exit_code=0", "finished"), GuestRun.Steps(scheduler));
        Assert.Equal([.. "suite: it's a test\nz"u8, 0, 255], scheduler.Log("stdout"));
        Assert.Equal("oops\nagain\n"u8.ToArray(), scheduler.Log("stderr"));
        Assert.Equal(["a b/100%/.hidden/ä?#&.dat", "empty"], scheduler.Artifacts.Keys.Order());
        Assert.Equal([120, 0, 255, 121], scheduler.Artifacts["a b/100%/.hidden/ä?#&.dat"]);
        Assert.Empty(scheduler.Artifacts["empty"]);
    }

    [Fact]
    public async Task Secrets_are_in_the_environment_of_the_job()
    {
        await using var scheduler = await StandInScheduler.StartAsync();
        using var run = new GuestRun(scheduler)
        {
            Secrets = "export A_KEY='it'\\''s $HOME\nand more'\n",
            Script = "#!/bin/sh\nprintf %s \"$A_KEY\"",
        };

        var outcome = await run.RunAsync();

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("it's $HOME\nand more"u8.ToArray(), scheduler.Log("stdout"));
        Assert.Empty(scheduler.Artifacts);
        Assert.DoesNotContain("and more", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run_job() { echo ran; exit 3; }", "exit_code=3", "failed", "")]
    [InlineData("run_job() { echo ran; return 99; }", "exit_code=99", "incomplete", "")]
    [InlineData("", "exit_code=99", "incomplete", "boxyard: nothing to run: the job has no script and its job.sh no "
        + "run_job. Give the job 'script:' lines.\n")]
    public async Task Without_a_script_run_job_decides(string functions, string exitCode, string verdict, string error)
    {
        await using var scheduler = await StandInScheduler.StartAsync();
        using var run = new GuestRun(scheduler) { Functions = functions };

        await run.RunAsync();

        Assert.Equal(Expected(exitCode, verdict), GuestRun.Steps(scheduler));
        Assert.Equal(error, Encoding.UTF8.GetString(scheduler.Log("stderr")));
    }

    [Fact]
    public async Task At_the_timeout_the_whole_tree_is_killed()
    {
        await using var scheduler = await StandInScheduler.StartAsync();
        using var run = new GuestRun(scheduler)
        {
            Yaml = "timeout: 1",
            Functions = "run_job() { setsid sh -c 'trap \"\" TERM; echo $$; while :; do sleep 1; done' & sleep 1000; }",
        };

        await run.RunAsync();

        var child = int.Parse(Encoding.UTF8.GetString(scheduler.Log("stdout")), CultureInfo.InvariantCulture);
        Assert.False(IsRunning(child));
        Assert.Equal(Expected("exit_code=143", "soft_timeout"), GuestRun.Steps(scheduler));
    }

    [Fact]
    public async Task What_stays_unanswered_is_sent_again_and_nothing_is_lost_or_doubled()
    {
        await using var scheduler = await StandInScheduler.StartAsync();
        var seen = new HashSet<string>();
        scheduler.Refuse = request => First("refuse", request) ? StatusCodes.Status503ServiceUnavailable : null;
        scheduler.LoseAnswer = request => First("lose", request);
        using var run = new GuestRun(scheduler)
        {
            Script = "#!/bin/sh\nhead -c 600000 /dev/urandom | tee \"$RESULT_ROOT/copy\"; echo done >&2\n",
        };

        await run.RunAsync();

        Assert.Equal(Expected("exit_code=0", "finished"), GuestRun.Steps(scheduler));
        Assert.Equal(600000, scheduler.Artifacts["copy"].Length);
        Assert.Equal(SHA256.HashData(scheduler.Artifacts["copy"]), SHA256.HashData(scheduler.Log("stdout")));
        Assert.Equal("done\n"u8.ToArray(), scheduler.Log("stderr"));

        bool First(string fault, HttpRequest request)
        {
            lock (seen)
            {
                return seen.Add($"{fault} {request.Path}{request.QueryString}");
            }
        }
    }

    [Theory]
    [InlineData(StatusCodes.Status412PreconditionFailed)]
    [InlineData(StatusCodes.Status413PayloadTooLarge)]
    public async Task A_refused_upload_is_left_out_and_the_rest_goes_on(int status)
    {
        await using var scheduler = await StandInScheduler.StartAsync();
        scheduler.Refuse = request =>
            request.Path.Value!.EndsWith("stdout", StringComparison.Ordinal)
            || request.Path.Value.EndsWith("/big", StringComparison.Ordinal)
                ? status
                : null;
        using var run = new GuestRun(scheduler)
        {
            Script = "#!/bin/sh\necho out; echo err >&2\n"
                + "head -c 3000000 /dev/zero > \"$RESULT_ROOT/big\"; echo s > \"$RESULT_ROOT/small\"\n",
        };

        var outcome = await run.RunAsync();

        Assert.Equal(Expected("exit_code=0", "finished"), GuestRun.Steps(scheduler));
        Assert.Equal("err\n"u8.ToArray(), scheduler.Log("stderr"));
        Assert.Equal(["small"], scheduler.Artifacts.Keys);
        Assert.Contains(
            $"boxyard: big is not uploaded: the scheduler answered {status}\n",
            outcome.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_attempt_stops_its_job_and_reports_no_verdict()
    {
        await using var scheduler = await StandInScheduler.StartAsync();
        scheduler.Refuse = request =>
            request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && scheduler.Log("stdout").Length > 0
                ? StatusCodes.Status409Conflict
                : null;
        using var run = new GuestRun(scheduler) { Script = "#!/bin/sh\necho out; sleep 1000\n" };

        await run.RunAsync();

        Assert.Equal(
            [$"{Box}running&mac=*&ip=*&job_id=7.2", $"{Job}job_state=running", $"{Box}rebooting&mac=*&ip=*&job_id=7.2"],
            GuestRun.Steps(scheduler));
    }

    [Fact]
    public async Task A_cancelled_job_is_stopped_as_a_whole_and_what_it_made_is_uploaded()
    {
        await using var scheduler = await StandInScheduler.StartAsync();
        scheduler.Orders = () => scheduler.Log("stdout").Length > 0 ? "\"cancel\":true" : "\"cancel\":false";
        using var run = new GuestRun(scheduler)
        {
            Functions = "run_job() { echo part > \"$RESULT_ROOT/part\"; "
                + "setsid sh -c 'trap \"\" TERM; echo $$; while :; do sleep 1; done' & sleep 1000; }",
        };

        await run.RunAsync();

        var child = int.Parse(Encoding.UTF8.GetString(scheduler.Log("stdout")), CultureInfo.InvariantCulture);
        Assert.False(IsRunning(child));
        Assert.Equal(["part"], scheduler.Artifacts.Keys);
        Assert.Equal(Expected("exit_code=143", "cancel"), GuestRun.Steps(scheduler));
    }

    [Theory]
    [InlineData(30, "exit_code=0", "finished")]
    [InlineData(0, "exit_code=143", "soft_timeout")]
    public async Task A_renewed_deadline_lets_the_job_go_on(int seconds, string exitCode, string verdict)
    {
        await using var scheduler = await StandInScheduler.StartAsync();
        scheduler.Orders = () => $"\"cancel\":false,\"stop_in_seconds\":{seconds}";
        using var run = new GuestRun(scheduler) { Yaml = "timeout: 1", Functions = "run_job() { sleep 3; }" };

        await run.RunAsync();

        Assert.Equal(Expected(exitCode, verdict), GuestRun.Steps(scheduler));
    }

    // A killed process stays in the table as a zombie until the init of the machine has collected it.
    private static bool IsRunning(int process)
    {
        var status = $"/proc/{process}/status";
        try
        {
            return !File.ReadAllText(status).Contains("State:\tZ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string[] Expected(string exitCode, string verdict) =>
    [
        $"{Box}running&mac=*&ip=*&job_id=7.2",
        $"{Job}job_state=running",
        $"{Job}job_state=post_run",
        $"{Job}{exitCode}&start_time=*&end_time=*&loadavg=*",
        $"{Job}job_state={verdict}",
        "lkp-post-run?job_id=7.2",
        $"{Box}rebooting&mac=*&ip=*&job_id=7.2",
    ];
}
