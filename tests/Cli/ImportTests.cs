using System.Net;
using System.Net.Sockets;
using System.Text;
using Boxyard.Cli;
using Boxyard.Cli.Imports;

namespace Boxyard.Tests.Cli;

/// <summary>
/// Taking over old labs. `redis7.rdb` was written by Redis 7.0; `redis5.rdb` has the packed forms of Redis 5 and was
/// read by Redis 7.0 as expected here.
/// </summary>
[Collection(CliCollection.Name)]
public sealed class ImportTests(RunningSilo silo) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("boxyard-import-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_packed_forms_of_old_dumps_are_read()
    {
        var dump = RdbDump.Read(Vector("redis5.rdb"));

        var numbers = await dump.ReadHashAsync("numbers", CancellationToken.None);
        Assert.Equal(
            "0:12 13:-5 300:-300 70000:-70000 5000000000:-5000000000 1073741824:-1073741824",
            string.Join(' ', numbers.Select(pair => $"{pair.Key}:{pair.Value}")));
        Assert.Equal(
            ["5", "6", "7"], await dump.ReadSortedSetAsync("sched/jobs_to_run/hi1620", CancellationToken.None));
        Assert.Equal(["4"], await dump.ReadSortedSetAsync("sched/jobs_running", CancellationToken.None));
        Assert.Equal(["sched/jobs_to_run/hi1620"], await dump.ListKeysAsync("sched/jobs_to", CancellationToken.None));
        var jobs = await dump.ReadHashAsync("sched/id2job", CancellationToken.None);
        Assert.Equal(
            """{"suite":"hackbench","testbox":"hi1620","os_arch":"aarch64","text":"abcabcabcabcabcabcabcabc"}""",
            jobs["5"]);
    }

    [Fact]
    public async Task A_dry_run_tells_what_would_be_taken_and_what_is_left_and_why()
    {
        var run = await RunAsync(
            "--rdb", Vector("redis7.rdb"), "--lab", "dry", "--dry-run", "--hosts", WriteHosts("d"));

        const string noText = "what was submitted is not in Redis: give --jobs or --elasticsearch";
        Assert.Equal((0, "9 would take, 6 left\n"), (run.ExitCode, run.Error));
        Assert.Equal(
            $"""
            WHAT      NAME       OUTCOME     DETAIL
            mac       host-d     would take  52-54-00-10-00-01
            hardware  host-d     would take  aarch64 128g
            mac       taishan-1  would take  52-54-00-aa-bb-cc
            queues    taishan-1  would take  taishan
            mac       vm-2p8g-1  would take  0a-03-4b-56-32-3d
            queues    vm-2p8g-1  would take  vm-2p8g.aarch64,vm-2p8g-1
            job       5          would take  hackbench
            job       6          would take  iperf
            job       z9.2       would take  unixbench
            job       z9.5       left        {noText}
            job       z9.1       left        {noText}
            job       4          left        a box has it
            job       z9.3       left        a box has it
            task      z9.4       left        it stands in 'extract_stats/ready', which is no queue of boxes
            host      kind       left        its file has no mac_addr: it describes a kind of box, not a machine

            """,
            run.Output);
    }

    [Fact]
    public async Task What_is_imported_twice_is_there_once()
    {
        var jobs = Path.Combine(_folder, "jobs.json");
        await File.WriteAllTextAsync(
            jobs, """{"hits":{"hits":[{"_id":"z9.1","_source":{"suite":"borrow","testbox":"vm-2p8g"}}]}}""");
        string[] sources =
            ["--rdb", Vector("redis5.rdb"), "--lab", "twice", "--hosts", WriteHosts("t"), "--jobs", jobs];

        var first = await RunAsync(sources);
        var second = await RunAsync(sources);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal(
            ["job", "5", "taken", "hackbench,"], RowOf(first, "job       5 ").Take(4));
        Assert.Equal(
            RowOf(first, "job       5 ")[4..], RowOf(second, "job       5 ")[5..]);
        Assert.Equal("6 there already, 3 left\n", second.Error);
        var queue = await CommandLineRun.OfAsync(
            "jobs", "--group", "hi1620", "--suite", "hackbench", "--server", silo.Address);
        Assert.Equal(2, queue.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_running_Redis_is_asked_by_its_protocol()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerAsync(
            listener,
            "*2\r\n$1\r\n0\r\n*0\r\n",
            "*2\r\n$1\r\n7\r\n*2\r\n$17\r\n52-54-00-10-00-07\r\n$7\r\nresp-77\r\n",
            "*2\r\n$1\r\n0\r\n*2\r\n$17\r\n52-54-00-10-00-07\r\n$7\r\nresp-77\r\n",
            "*2\r\n$1\r\n0\r\n*2\r\n$7\r\nresp-77\r\n$5\r\na, b,\r\n",
            "*2\r\n$1\r\n0\r\n*0\r\n",
            "*2\r\n$1\r\n9\r\n*0\r\n",
            "*2\r\n$1\r\n0\r\n*0\r\n",
            "*1\r\n$1\r\n3\r\n",
            "*2\r\n$1\r\n0\r\n*0\r\n");

        var run = await RunAsync("--redis", $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}", "--dry-run");
        var asked = await answering;

        Assert.Equal(
            new CommandLineRun(
                0,
                """
                WHAT    NAME     OUTCOME     DETAIL
                mac     resp-77  would take  52-54-00-10-00-07
                queues  resp-77  would take  a,b
                job     3        left        a box has it

                """,
                "2 would take, 1 left\n"),
            run);
        Assert.Equal(
            "*5\r\n$5\r\nHSCAN\r\n$8\r\nmac2host\r\n$1\r\n0\r\n$5\r\nCOUNT\r\n$4\r\n1000\r\n", asked[0]);
        Assert.Contains("sched/mac2host\r\n$1\r\n7\r\n", asked[2], StringComparison.Ordinal);
        Assert.Equal(
            "*6\r\n$4\r\nSCAN\r\n$1\r\n9\r\n$5\r\nMATCH\r\n$19\r\nsched/jobs_to_run/*\r\n"
            + "$5\r\nCOUNT\r\n$4\r\n1000\r\n",
            asked[6]);
    }

    [Theory]
    [InlineData("$99999999999\r\n", "it does not speak Redis' protocol: '$99999999999'.")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n", "it does not speak Redis' protocol: 'HTTP/1.1 400 Bad Request'.")]
    public async Task What_is_no_Redis_is_told(string answer, string problem)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var answering = AnswerAsync(listener, answer);

        var run = await RunAsync("--redis", $"127.0.0.1:{port}");
        await answering;

        Assert.Equal(
            new CommandLineRun(2, "", $"boxyard: cannot read Redis at 127.0.0.1:{port}: {problem}\n"), run);
    }

    [Theory]
    [InlineData("lab:port")]
    [InlineData("lab:99999999999")]
    [InlineData("lab:65536")]
    [InlineData(":6379")]
    public async Task An_address_that_is_none_is_told(string address) => Assert.Equal(
        new CommandLineRun(
            2, "", $"boxyard: '{address}' is no address of a Redis: say --redis HOST or HOST:PORT.\n"),
        await RunAsync("--redis", address));

    [Fact]
    public async Task A_silent_Redis_is_given_up_and_each_piece_of_an_answer_begins_its_time_anew()
    {
        var clock = new TestClock();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        var opening = RedisConnection.OpenAsync(address, password: null, clock, CancellationToken.None);
        using var client = await listener.AcceptTcpClientAsync();
        using var connection = await opening;

        var silent = connection.ReadSortedSetAsync("key", CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(
            $"Redis at {address} gives no answer within 30 s.",
            (await Assert.ThrowsAsync<UsageException>(() => silent)).Message);
        var pieces = 0;
        using var stream = new PieceStream("*2\r\n", "$1\r", "\na\r\n$2", "\r\nbc\r\n");
        var answer = await new RedisAnswers(stream, () => pieces++).ReadAsync(CancellationToken.None);
        Assert.Equal(["a", "bc"], Assert.IsType<List<object?>>(answer));
        Assert.Equal(4, pieces);
    }

    [Theory]
    [InlineData("no dump at all", "it is no dump of Redis: it does not begin with REDIS.")]
    [InlineData("REDIS0009", "it ends too early.")]
    [InlineData("REDIS0009\u000f\u0001x", "the key 'x' is of the kind 15, which cannot be read over: ask the running "
        + "Redis, --redis.")]
    public async Task A_dump_that_cannot_be_read_is_told(string text, string message)
    {
        var file = Path.Combine(_folder, "dump.rdb");
        await File.WriteAllTextAsync(file, text);

        var run = await RunAsync("--rdb", file);

        Assert.Equal(new CommandLineRun(2, "", $"boxyard: cannot read the dump {file}: {message}\n"), run);
    }

    [Fact]
    public async Task An_import_of_nothing_says_what_to_give()
    {
        var run = await RunAsync();

        const string message = "say where the old lab is: --rdb FILE, --redis HOST:PORT or --hosts DIR.";
        Assert.Equal(new CommandLineRun(2, "", $"boxyard: {message}\n"), run);
    }

    private static string Vector(string name) => Path.Combine(AppContext.BaseDirectory, "Cli", "Vectors", name);

    private string WriteHosts(string suffix)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "hosts")).FullName;
        var mac = suffix == "d" ? "52:54:00:10:00:01" : "52:54:00:10:00:02";
        File.WriteAllText(
            Path.Combine(folder, $"host-{suffix}"), $"mac_addr:\n- {mac}\narch: aarch64\nmemory: 128G\n");
        File.WriteAllText(Path.Combine(folder, "kind.yaml"), "provider: qemu\nmemory: 8G\n");
        return folder;
    }

    private Task<CommandLineRun> RunAsync(params string[] arguments) =>
        CommandLineRun.OfAsync(["import", "compass-ci", .. arguments, "--server", silo.Address]);

    private static string[] RowOf(CommandLineRun run, string start) => run.Output.Split('\n')
        .Single(line => line.StartsWith(start, StringComparison.Ordinal))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Answers each question with the next text; gives the questions.</summary>
    private static async Task<List<string>> AnswerAsync(TcpListener listener, params string[] answers)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        var questions = new List<string>();
        var buffer = new byte[4096];
        foreach (var answer in answers)
        {
            var count = await stream.ReadAsync(buffer);
            questions.Add(Encoding.UTF8.GetString(buffer, 0, count));
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
        }

        return questions;
    }
}
