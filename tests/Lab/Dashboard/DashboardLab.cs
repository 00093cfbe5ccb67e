using System.Collections.Concurrent;
using Boxyard.Client;
using Microsoft.Playwright;

namespace Boxyard.Tests.Lab.Dashboard;

/// <summary>A silo with jobs and boxes, a dashboard on it, and Chromium; each a process of its own.</summary>
public sealed class DashboardLab : IAsyncLifetime
{
    public const string Collection = "Dashboard";

    private const string Chromium = "/usr/bin/chromium";

    private readonly string _data = Directory.CreateTempSubdirectory("boxyard-dashboard-").FullName;
    private readonly ConcurrentQueue<string> _output = new();
    private SiloProcess _dashboard = null!;
    private IPlaywright _playwright = null!;
    private readonly Lazy<Task<AccountLab>> _accounts = new(AccountLab.StartAsync);
    private IBrowser _browser = null!;

    public LabSilo Silo { get; private set; } = null!;

    public string Address => _dashboard.Address;

    /// <summary>A job that has ended, with a log, files and numbers.</summary>
    public long EndedJob { get; private set; }

    /// <summary>An earlier run of its suite in its group.</summary>
    public long FirstJob { get; private set; }

    /// <summary>A silo with accounts; started for the first test that wants it.</summary>
    internal Task<AccountLab> Accounts => _accounts.Value;

    /// <summary>A job that waits in a queue whose boxes are busy or away.</summary>
    public long WaitingJob { get; private set; }

    /// <summary>Where the pictures of pages are kept.</summary>
    public static string Pictures { get; } =
        Directory.CreateDirectory(Path.Combine(LabFolder.Checkout, "artifacts/screenshots")).FullName;

    public async Task InitializeAsync()
    {
        Silo = await LabSilo.StartAsync(_data, "--Results:ExtractInterval", "00:00:01");
        var dashboard = Path.Combine(AppContext.BaseDirectory, "Boxyard.Dashboard.dll");
        _dashboard = await SiloProcess.StartProgramAsync(
            dashboard, _output, "--urls", "http://127.0.0.1:0", "--Dashboard:Silo", $"{Silo.Address}",
            "--Dashboard:BoxListAge", "00:00:00");
        await FillAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        if (_accounts.IsValueCreated)
        {
            await (await _accounts.Value).DisposeAsync();
        }

        await _dashboard.DisposeAsync();
        await Silo.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>A visitor of its own, who has been nowhere yet.</summary>
    internal async Task<Visitor> VisitAsync(
        string path, BrowserNewContextOptions? options = null, string? address = null)
    {
        var context = await _browser.NewContextAsync(
            options ?? new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        var visitor = new Visitor(context, await context.NewPageAsync(), address ?? Address);
        await visitor.GoToAsync(path);
        return visitor;
    }

    internal async Task<long> SubmitAsync(string group, string suite = "lab", string more = "") =>
        (await Silo.Client.Jobs.SubmitAsync(JobDocument.FromText(
            $"suite: {suite}\ntbox_group: {group}\nos: debian\nos_version: 12\nos_arch: x86_64\nscript: 'true'\n{more}")))
            .Id;

    private async Task FillAsync()
    {
        await RunAsync("vm-2p8g-1", "vm-2p8g", "iperf", "finished");
        await RunAsync("vm-2p8g-2", "vm-2p8g", "hackbench", "failed");
        await RunAsync("vm-2p8g-1", "vm-2p8g", "kselftest", "OOM");
        await RunAsync("vm-2p8g-2", "vm-2p8g", "unixbench", "soft_timeout");
        await Silo.Client.Testboxes.DrainAsync("vm-2p8g-2", new OperatorNote { Reason = "new disk" });
        await Silo.Client.Testboxes.SetHardwareAsync(
            "vm-2p8g-1", new TestboxHardware { Arch = "x86_64", Memory = "8g", Tags = ["nvme", "10g"] });
        await MeasureAsync();
        EndedJob = await SubmitAsync("dc-4g", "iperf", "upstream_commit: 4e1c09a7d2f3\n");
        using (var box = new ScriptedBox(Silo, "dc-4g-1"))
        {
            await box.BootAsync();
            await box.StartAsync();
            await box.LogAsync("starting\n\u001b[1;32mok\u001b[0m 1 - connects\n\u001b[31mnot ok\u001b[0m 2 - stays\n");
            await box.LogAsync("[    0.000000] Linux version 6.1.0\n", "serial");
            await box.UploadAsync("result/iperf.json", """{"throughput": 941.5, "retransmits": 3}""");
            await box.UploadAsync("result/suite.tap", "1..2\nok 1 - connects\nnot ok 2 - stays\n");
            await box.UploadAsync("page.html", "<script>document.title = 'ran'</script><p>from a box</p>");
            await box.EndAsync();
        }

        await Silo.WaitForResultsAsync(EndedJob, TimeSpan.FromMinutes(1));
        await Silo.Client.Testboxes.AddNoteAsync("dc-4g-1", "Fan replaced. Watch its temperature.", "ann");
        for (var count = 0; count < 12; count++)
        {
            WaitingJob = await SubmitAsync("vm-8p32g", "stress-ng");
        }

        using var http = new HttpClient { BaseAddress = Silo.Address };
        await http.GetStringAsync(new Uri("/boot.ipxe/mac/52-54-00-aa-bb-cc", UriKind.Relative));
    }

    /// <summary>Runs of a suite by which its numbers can be compared: the third commit is worse.</summary>
    private async Task MeasureAsync()
    {
        foreach (var (commit, throughput) in new[]
        {
            ("9b1f2c44aa01", 938.2), ("9b1f2c44aa01", 941.0), ("9b1f2c44aa01", 939.6), ("c07d55e1b902", 940.3),
            ("c07d55e1b902", 942.1), ("c07d55e1b902", 939.9), ("f3a8810cde03", 811.7), ("f3a8810cde03", 808.2),
        })
        {
            var id = await SubmitAsync("dc-4g", "iperf", $"upstream_commit: {commit}\n");
            FirstJob = FirstJob == 0 ? id : FirstJob;
            using var box = new ScriptedBox(Silo, $"dc-4g-{1 + (id % 2)}");
            await box.BootAsync();
            await box.StartAsync();
            await box.UploadAsync(
                "result/iperf.json",
                FormattableString.Invariant($$"""{"throughput": {{throughput}}, "retransmits": {{id % 4}}}"""));
            await box.EndAsync();
        }
    }

    private async Task RunAsync(string box, string group, string suite, string verdict)
    {
        using var scripted = new ScriptedBox(Silo, box);
        await SubmitAsync(group, suite);
        await scripted.RunAsync(verdict);
    }
}
