using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Boxyard.Client;

namespace Boxyard.Tests.Lab.Dashboard;

/// <summary>A silo with accounts, and a dashboard on it that follows its events by a token of its own.</summary>
internal sealed partial class AccountLab : IAsyncDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("boxyard-accounts-").FullName;
    private readonly Dictionary<string, string> _tokens = [];
    private LabSilo _silo = null!;
    private SiloProcess _dashboard = null!;

    public string Address => _dashboard.Address;

    public static async Task<AccountLab> StartAsync()
    {
        var lab = new AccountLab();
        lab._silo = await LabSilo.StartAsync(lab._data, "--Accounts:Enabled", "true");
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
        await admin.Queues.PauseAsync("vm-2p8g.x86_64", new OperatorNote { Reason = "kernel update" });
    }

    [GeneratedRegex("bxs_[A-Za-z0-9_-]{43}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SetupToken();
}
