using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Boxyard.Client;
using Boxyard.Tests.Silo.Apps;
using Boxyard.Tests.Silo.Builds;

namespace Boxyard.Tests.Lab.Dashboard;

/// <summary>A silo with accounts, and a dashboard on it that follows its events by a token of its own.</summary>
internal sealed partial class AccountLab : IAsyncDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("boxyard-accounts-").FullName;
    private readonly Dictionary<string, string> _tokens = [];
    private readonly GitRepository _code = new();
    private LabSilo _silo = null!;
    private SiloProcess _dashboard = null!;

    public string Address => _dashboard.Address;

    public static async Task<AccountLab> StartAsync()
    {
        var lab = new AccountLab();
        lab._silo = await LabSilo.StartAsync(lab._data, "--Accounts:Enabled", "true", "--Apps:AllowFileAddresses", "true");
        await lab.FillAsync();
        lab._dashboard = await SiloProcess.StartProgramAsync(
            Path.Combine(AppContext.BaseDirectory, "Boxyard.Dashboard.dll"), new ConcurrentQueue<string>(),
            "--urls", "http://127.0.0.1:0", "--Dashboard:Silo", $"{lab._silo.Address}",
            "--Dashboard:Token", lab._tokens["feed"]);
        return lab;
    }

    /// <summary>Signs in by the form of the page, with keys alone.</summary>
    public async Task SignInAsync(Visitor visitor, string account)
    {
        await visitor.GoToAsync("/sign-in");
        await visitor.Page.GetByLabel("Token").FocusAsync();
        await visitor.Page.Keyboard.InsertTextAsync(_tokens[account]);
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Expect(".visitor").ToContainTextAsync(account);
    }

    public async ValueTask DisposeAsync()
    {
        await _dashboard.DisposeAsync();
        await _silo.DisposeAsync();
        _code.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private async Task FillAsync()
    {
        var printed = "";
        await Eventually.BecomesTrueAsync(() => (printed = SetupToken().Match(string.Join('\n', _silo.Output)).Value) != "");
        var first = (await _silo.Client.Accounts.TryLogInAsync(printed, "ann")).GetValue();
        using var admin = new BoxyardClient(new BoxyardClientOptions { Server = _silo.Address, Token = first.Token });
        _tokens["ann"] = first.Token;
        foreach (var (name, role) in new[]
        {
            ("bob", AccountRole.Operator), ("carl", AccountRole.Viewer), ("feed", AccountRole.Viewer),
        })
        {
            (await admin.Accounts.TryCreateAsync(name, role)).GetValue();
            _tokens[name] = (await admin.Accounts.TryCreateTokenAsync(name, "lab", null)).GetValue().Token;
        }

        await admin.Jobs.SubmitAsync(LabJob.Of("vm-2p8g", "true"));
        await FillAppsAsync(first.Token);
        await admin.Queues.PauseAsync("vm-2p8g.x86_64", new OperatorNote { Reason = "kernel update" });
    }

    /// <summary>An app of ann's that was built and profiled twice, a frozen version of it, and an open app.</summary>
    private async Task FillAppsAsync(string token)
    {
        using var http = new HttpClient { BaseAddress = _silo.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        foreach (var (name, version, description) in new[]
        {
            ("rain-gauge", "0.9.0", "Counts drops"), ("rain-gauge", "1.0.0", "Counts drops in pictures of a lens"),
            ("wind", "2.1.0", "Tells the wind by the leaves of a tree"),
        })
        {
            await SendAsync(http, HttpMethod.Post, "/ecr/submit", $$"""
                {"namespace": "waggle", "name": "{{name}}", "version": "{{version}}", "description": "{{description}}",
                "authors": "Ann A.", "keywords": "weather, camera", "license": "BSD-3",
                "profiling": {"metrics": ["system"], "targets": [{"args": "--fast", "timeout": 60},
                {"args": "--model large", "timeout": 60}]},
                "source": {"url": "{{_code.Url}}", "branch": "master", "architectures": ["linux/amd64"]} }
                """);
        }

        await SendAsync(http, HttpMethod.Put, "/ecr/apps/waggle/rain-gauge/0.9.0?frozen=true");
        await SendAsync(
            http,
            HttpMethod.Put,
            "/ecr/permissions/waggle/rain-gauge",
            """{"operation": "add", "granteeType": "GROUP", "grantee": "AllUsers", "permission": "READ"}""");
        var box = await BuilderBox.AddAsync(http, "builder-1", "builder");
        await SendAsync(http, HttpMethod.Post, "/ecr/profile/waggle/rain-gauge/1.0.0");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await box.TakeAsync();
            await box.LogAsync("STEP 1/3: FROM python:3.12\nSTEP 2/3: COPY . .\nwarning: no .dockerignore\nSTEP 3/3: RUN make\n");
            await box.PushedAsync("registry:5000/waggle/rain-gauge:1.0.0");
            await box.EndAsync("finished");
        }

        await MeasureAsync(box, 1);
        await MeasureAsync(box, 1);
        await SendAsync(http, HttpMethod.Post, "/ecr/profile/waggle/rain-gauge/1.0.0");
        await MeasureAsync(box, 1.25);
        await MeasureAsync(box, 1.25);
        await SendAsync(http, HttpMethod.Post, "/ecr/builds/waggle/rain-gauge/1.0.0?skip_image_push=true");
        await box.TakeAsync();
        await box.LogAsync("STEP 1/3: FROM python:3.12\n\u001b[31merror: no space left on device\u001b[0m\n");
        await box.EndAsync("failed");
    }

    private static async Task MeasureAsync(BuilderBox box, double factor)
    {
        var index = (int)(await box.TakeAsync())["target"]!["index"]!;
        var scale = factor * (index + 1);
        await box.UploadAsync("profile.json", FormattableString.Invariant($$"""
            {"target": {{index}}, "arguments": ["{{(index == 0 ? "--fast" : "--model large")}}"], "arch": "x86_64",
            "exit_code": 0, "wall_seconds": 42.1, "cpu_seconds": {{31.4 * scale}}, "memory_peak_bytes": {{(long)(310e6 * scale)}},
            "memory_mean_bytes": {{(long)(240e6 * scale)}}, "read_bytes": 81000000, "written_bytes": 4096, "sample_count": 42}
            """));
        await box.UploadAsync("series.jsonl", string.Join('\n', Enumerable.Range(0, 42).Select(second =>
            FormattableString.Invariant(
                $$"""{"at": {{second}}, "cpu_percent": {{scale * (50 + (30 * Math.Sin(second / 3.0)))}}, "memory_bytes": {{(long)(scale * 310e6 * (1 - Math.Exp(-second / 9.0)))}}}"""))));
        await box.EndAsync("finished");
    }

    private static async Task SendAsync(HttpClient http, HttpMethod verb, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(verb, path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
    }

    [GeneratedRegex("bxs_[A-Za-z0-9_-]{43}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SetupToken();
}
