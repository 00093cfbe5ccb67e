using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Boxyard.Agent;
using Boxyard.Agent.Boxes;
using Boxyard.Agent.Silo;
using Boxyard.Tests.Guest;
using Microsoft.Extensions.Logging.Abstractions;

namespace Boxyard.Tests.Agent;

/// <summary>The console's file on the disk of the host.</summary>
public sealed class ConsoleUploadTests : IDisposable
{
    private const int Mebi = 1 << 20;
    private const int MaxUnsent = 2 * Mebi;

    /// <summary>What is never dropped behind what was sent.</summary>
    private const int Kept = Mebi / 2;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("boxyard-console-");

    [Fact]
    public async Task What_was_sent_takes_no_place_and_what_follows_is_sent_by_a_new_agent_too()
    {
        await using var scheduler = await StandInScheduler.StartAsync();
        var text = new byte[Mebi];
        Array.Fill(text, (byte)'x');
        await File.WriteAllBytesAsync(RunOf().ConsolePath, text);

        await UploadOf(scheduler).SendAsync(CancellationToken.None);

        Assert.Equal(text, scheduler.Log("console"));
        Assert.True(CountBytesOnDisk() < Mebi / 4, "What was sent is still on the disk.");
        await File.AppendAllTextAsync(RunOf().ConsolePath, "more\n");
        await UploadOf(scheduler).SendAsync(CancellationToken.None);
        Assert.Equal([.. text, .. "more\n"u8], scheduler.Log("console"));
    }

    [Fact]
    public async Task What_waits_for_a_silo_that_is_away_is_bounded_and_the_log_says_what_is_missing()
    {
        var text = Lines(8 * Mebi);
        await File.WriteAllBytesAsync(RunOf().ConsolePath, text);

        await AssertAwayAsync(UploadAway());

        Assert.True(CountBytesOnDisk() <= MaxUnsent, "More waits than may.");
        await using var scheduler = await StandInScheduler.StartAsync();
        await UploadOf(scheduler).SendAsync(CancellationToken.None);
        Assert.Equal(Log(text, Kept, 7 * Mebi), scheduler.Log("console"));
    }

    [Fact]
    public async Task What_was_sent_before_stays_whatever_is_dropped_after_it()
    {
        await using var scheduler = await StandInScheduler.StartAsync();
        var text = Lines(12 * Mebi);
        await File.WriteAllBytesAsync(RunOf().ConsolePath, text[..Mebi]);
        await UploadOf(scheduler).SendAsync(CancellationToken.None);

        // Each time another agent, which knows only what the one before has kept.
        await WriteAsync(text[..(5 * Mebi)]);
        await AssertAwayAsync(UploadAway());
        await WriteAsync(text[..(9 * Mebi)]);
        await AssertAwayAsync(UploadAway());
        await UploadOf(scheduler).SendAsync(CancellationToken.None);
        await WriteAsync(text);
        await UploadOf(scheduler).SendAsync(CancellationToken.None);

        Assert.Equal(Log(text, Mebi + Kept, 8 * Mebi), scheduler.Log("console"));
    }

    [Fact]
    public async Task What_is_dropped_in_two_outages_is_told_in_both_places()
    {
        await using var scheduler = await StandInScheduler.StartAsync();
        var text = Lines(8 * Mebi);
        await WriteAsync(text[..(4 * Mebi)]);
        await AssertAwayAsync(UploadAway());
        await UploadOf(scheduler).SendAsync(CancellationToken.None);
        var first = Log(text[..(4 * Mebi)], Kept, 3 * Mebi);
        Assert.Equal(first, scheduler.Log("console"));

        await WriteAsync(text);
        await AssertAwayAsync(UploadAway());
        await UploadOf(scheduler).SendAsync(CancellationToken.None);

        var log = scheduler.Log("console");
        Assert.Equal(first, log[..first.Length]);
        Assert.Equal(text[(7 * Mebi)..], log[^Mebi..]);
        var pieces = Encoding.ASCII.GetString(log).Split("\n[boxyard-agent: ");
        Assert.Equal(3, pieces.Length);
        var gaps = pieces[1..]
            .Select(piece => int.Parse(piece.Split(' ')[0], CultureInfo.InvariantCulture))
            .Select(dropped => new ConsoleGap(0, 0, dropped))
            .ToList();
        Assert.Equal(text.Length, log.Length + gaps.Sum(gap => (int)gap.Dropped - gap.Notice().Length));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_restored_silo_has_lost_is_told_and_never_sent_as_zeros(bool isNewAgent)
    {
        await using var scheduler = await StandInScheduler.StartAsync();
        var text = Lines(2 * Mebi);
        await WriteAsync(text[..Mebi]);
        var upload = UploadOf(scheduler);
        await upload.SendAsync(CancellationToken.None);

        scheduler.CutLog("console", 1000);
        await WriteAsync(text);
        await (isNewAgent ? UploadOf(scheduler) : upload).SendAsync(CancellationToken.None);

        var lost = new ConsoleGap(1000, Mebi, Mebi - 1000) { IsLost = true };
        byte[] log = [.. text[..1000], .. lost.Notice(), .. text[Mebi..]];
        Assert.Equal(log, scheduler.Log("console"));

        // The sentence itself is lost by the next restore, with what followed.
        scheduler.CutLog("console", 1010);
        await WriteAsync([.. text, .. "end\n"u8]);
        await UploadOf(scheduler).SendAsync(CancellationToken.None);
        var again = new ConsoleGap(0, 2 * Mebi, Mebi) { IsLost = true };
        Assert.Equal(
            [.. text[..1000], .. lost.Notice(), .. again.Notice(), .. "end\n"u8], scheduler.Log("console"));
    }

    [Fact]
    public void What_was_dropped_behind_a_loss_moves_with_the_log()
    {
        var backlog = new ConsoleBacklog { Sent = 500, Freed = 400, Gaps = [new ConsoleGap(900, 2000, 1100)] };

        var returned = backlog.ReturnTo(100);

        var lost = new ConsoleGap(100, 400, 300) { IsLost = true };
        var moved = new ConsoleGap(lost.LogEnd() + 500, 2000, 1100);
        Assert.Equal([lost, moved], returned.Gaps.AsEnumerable());
        Assert.Equal(100, returned.Sent);
        Assert.Equal(899, returned.FileAt(moved.LogAt - 1));
        Assert.Equal(2000, returned.FileAt(moved.LogEnd()));
        Assert.Equal(450, backlog.ReturnTo(450).Sent);
        Assert.Equal(backlog.Gaps, backlog.ReturnTo(450).Gaps);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static ConsoleUpload NewUpload(RunRecord run, int port) => new(
        run,
        "console",
        new SiloAttempts(new SiloHttp(new AgentOptions { Silo = $"http://127.0.0.1:{port}" })),
        MaxUnsent,
        NullLogger.Instance);

    private static async Task AssertAwayAsync(ConsoleUpload upload) =>
        await Assert.ThrowsAsync<SiloException>(() => upload.SendAsync(CancellationToken.None));

    /// <summary>What a log has of a console of which `from` to `to` were dropped.</summary>
    private static byte[] Log(byte[] text, int from, int to) =>
        [.. text[..from], .. new ConsoleGap(from, to, to - from).Notice(), .. text[to..]];

    private static byte[] Lines(int length)
    {
        var text = new StringBuilder();
        for (var number = 0; text.Length < length; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"line {number}\n");
        }

        return Encoding.ASCII.GetBytes(text.ToString(0, length));
    }

    /// <summary>The console goes on, in the same file.</summary>
    private async Task WriteAsync(byte[] all)
    {
        await using var file = new FileStream(RunOf().ConsolePath, FileMode.OpenOrCreate, FileAccess.Write);
        var start = (int)file.Seek(0, SeekOrigin.End);
        await file.WriteAsync(all.AsMemory(start));
    }

    /// <summary>Nobody listens on the port of a silo that has just stopped.</summary>
    private ConsoleUpload UploadAway()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return NewUpload(RunOf(), port);
    }

    private ConsoleUpload UploadOf(StandInScheduler scheduler) => NewUpload(RunOf(), scheduler.Port);

    private long CountBytesOnDisk()
    {
        var start = new ProcessStartInfo("stat", ["-c", "%b", RunOf().ConsolePath]) { RedirectStandardOutput = true };
        using var stat = Process.Start(start)!;
        return long.Parse(stat.StandardOutput.ReadToEnd().Trim(), CultureInfo.InvariantCulture) * 512;
    }

    private RunRecord RunOf() => new()
    {
        Box = "dc-1",
        Driver = BoxDriverKind.Process,
        ShownId = "7.2",
        RunName = "dc-1-7.2",
        Folder = _folder.FullName,
        AttemptToken = StandInScheduler.Token,
    };
}
