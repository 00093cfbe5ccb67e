using System.Diagnostics;
using System.Globalization;
using Boxyard.Agent;
using Boxyard.Agent.Boxes;
using Boxyard.Agent.Silo;
using Boxyard.Tests.Guest;

namespace Boxyard.Tests.Agent;

/// <summary>The console's file on the disk of the host.</summary>
public sealed class ConsoleUploadTests : IDisposable
{
    private const int Mebi = 1 << 20;

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

    public void Dispose() => _folder.Delete(recursive: true);

    private static ConsoleUpload NewUpload(RunRecord run, StandInScheduler scheduler) => new(
        run,
        "console",
        new SiloAttempts(new SiloHttp(new AgentOptions { Silo = $"http://127.0.0.1:{scheduler.Port}" })));

    private ConsoleUpload UploadOf(StandInScheduler scheduler) => NewUpload(RunOf(), scheduler);

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
