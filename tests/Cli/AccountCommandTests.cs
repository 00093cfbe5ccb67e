using Boxyard.Cli;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Boxyard.Tests.Silo.Accounts;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Cli;

[SupportedOSPlatform("linux")]
public sealed class AccountCommandTests(AccountSilo silo) : IClassFixture<AccountSilo>, IDisposable
{
    private readonly TestFolder _folder = new();

    private UserSettings User => new() { ConfigDirectory = Path.Combine(_folder.Path, "new") };

    private string LoginPath => User.LoginPath!;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_login_is_kept_for_later_commands_and_for_its_silo_alone()
    {
        var url = silo.Client.BaseAddress!.AbsoluteUri;
        var login = await CommandLineRun.PipedAsync(User, silo.TokenOf("admin") + "\n", "login", "--url", url);

        Assert.Equal(
            new CommandLineRun(0, "", $"You are admin, admin, at {url}; the token is in {LoginPath}.\n"), login);
        Assert.Equal($"server={url}\ntoken={silo.TokenOf("admin")}\n", await File.ReadAllTextAsync(LoginPath));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(LoginPath));
        Assert.Equal(new CommandLineRun(0, "admin admin\n", ""), await RunAsync("whoami"));
        var elsewhere = await RunAsync("whoami", "--server", url.Replace("127.0.0.1", "localhost"));
        Assert.Equal(2, elsewhere.ExitCode);
        Assert.Contains("This call needs an account.", elsewhere.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_not_kept()
    {
        var login = await CommandLineRun.PipedAsync(
            User, "bxy_wrong\n", "login", "--url", silo.Client.BaseAddress!.AbsoluteUri);

        Assert.Equal(2, login.ExitCode);
        Assert.Contains("The token is of no account", login.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(LoginPath));
        Assert.Equal(2, (await CommandLineRun.PipedAsync(User, "", "login")).ExitCode);
    }

    [Fact]
    public async Task The_one_time_token_makes_an_admin_by_name()
    {
        await using var fresh = new FreshSilo();
        var url = fresh.Client.BaseAddress!.AbsoluteUri;
        var nameless = await CommandLineRun.PipedAsync(User, fresh.SetupToken, "login", "--url", url);
        var login = await CommandLineRun.PipedAsync(User, fresh.SetupToken, "login", "--url", url, "--name", "ann");

        Assert.Equal(2, nameless.ExitCode);
        Assert.Equal(
            new CommandLineRun(0, "", $"You are ann, admin, at {url}; the token is in {LoginPath}.\n"), login);
    }

    [Fact]
    public async Task The_one_time_token_is_not_used_up_where_the_login_could_not_be_kept()
    {
        await using var fresh = new FreshSilo();
        var url = fresh.Client.BaseAddress!.AbsoluteUri;
        var file = Path.Combine(_folder.Path, "file");
        await File.WriteAllTextAsync(file, "");
        var homeless = new UserSettings { ConfigDirectory = Path.Combine(file, "below") };
        var refused = await CommandLineRun.PipedAsync(
            homeless, fresh.SetupToken, "login", "--url", url, "--name", "ann");
        var login = await CommandLineRun.PipedAsync(User, fresh.SetupToken, "login", "--url", url, "--name", "ann");

        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains($"{homeless.LoginPath} cannot be written: ", refused.Error, StringComparison.Ordinal);
        Assert.Equal(
            new CommandLineRun(0, "", $"You are ann, admin, at {url}; the token is in {LoginPath}.\n"), login);
    }

    [Fact]
    public async Task Accounts_and_tokens_are_made_changed_and_audited()
    {
        await CommandLineRun.PipedAsync(
            User, silo.TokenOf("admin"), "login", "--url", silo.Client.BaseAddress!.AbsoluteUri);

        var created = await RunAsync("accounts", "create", "cli-ann", "--role", "submitter", "--email", "cli@ann");
        var changed = await RunAsync("accounts", "set", "cli-ann", "--role", "operator");
        var listed = await RunAsync("accounts");
        var token = (await RunAsync("tokens", "create", "cli-ann", "--note", "ci", "--days", "2")).Output.Trim();
        var tokens = await RunAsync("tokens", "--account", "cli-ann");
        var id = tokens.Output.Split('\n')[1].Split(' ')[0];
        var revoked = await RunAsync("tokens", "revoke", id);
        var audit = await RunAsync("audit", "--account", "admin", "--target", "cli-ann", "--limit", "3");

        Assert.StartsWith("cli-ann  submitter  cli@ann", created.Output.Split('\n')[1], StringComparison.Ordinal);
        Assert.StartsWith("cli-ann  operator", changed.Output.Split('\n')[1], StringComparison.Ordinal);
        Assert.Contains("\ncli-ann ", listed.Output, StringComparison.Ordinal);
        Assert.StartsWith($"{id}  cli-ann  {token[..10]}  ci ", tokens.Output.Split('\n')[1].Replace("   ", "  "), StringComparison.Ordinal);
        Assert.Equal($"token {id} of cli-ann is revoked.\n", revoked.Error);
        Assert.Equal(
            ["DELETE /api/v1/tokens/{id:long}", "POST /api/v1/tokens", "PATCH /api/v1/accounts/{name}"],
            audit.Output.Split('\n')[1..^1].Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4..6])));
        Assert.Equal(2, (await RunAsync("accounts", "set", "cli-ann")).ExitCode);
        Assert.Equal(2, (await RunAsync("accounts", "create", "x", "--role", "king")).ExitCode);
    }

    [Fact]
    public async Task Every_command_of_accounts_answers_programs_in_JSON()
    {
        var url = silo.Client.BaseAddress!.AbsoluteUri;
        var login = await CommandLineRun.PipedAsync(User, silo.TokenOf("admin"), "login", "--url", url, "--json");
        var created = await ReadAsync("accounts", "create", "cli-json", "--role", "viewer");
        var token = await ReadAsync("tokens", "create", "cli-json", "--note", "ci");
        var id = (long)token["id"]!;

        Assert.Equal(
            ("admin", "admin", url, LoginPath),
            ((string?)JsonNode.Parse(login.Output)!["account"], (string?)JsonNode.Parse(login.Output)!["role"],
                (string?)JsonNode.Parse(login.Output)!["server"], (string?)JsonNode.Parse(login.Output)!["path"]));
        Assert.Equal("admin", (string?)(await ReadAsync("whoami"))["account"]);
        Assert.Equal(("cli-json", "viewer"), ((string?)created["name"], (string?)created["role"]));
        Assert.Equal("submitter", (string?)(await ReadAsync("accounts", "set", "cli-json", "--role", "submitter"))["role"]);
        Assert.Contains((await ReadAsync("accounts")).AsArray(), account => (string?)account!["name"] == "cli-json");
        Assert.StartsWith("bxy_", (string?)token["token"], StringComparison.Ordinal);
        Assert.Equal(id, (long)(await ReadAsync("tokens", "--account", "cli-json"))[0]!["id"]!);
        Assert.NotNull((await ReadAsync("tokens", "revoke", $"{id}"))["revoked_at"]);
        Assert.Equal("PATCH /api/v1/accounts/{name}",
            (string?)(await ReadAsync("audit", "--target", "cli-json", "--action", "PATCH"))[0]!["action"]);
    }

    [Fact]
    public async Task A_damaged_login_stands_in_the_way_of_no_login()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(LoginPath)!);
        await File.WriteAllTextAsync(LoginPath, "half of it");
        var url = silo.Client.BaseAddress!.AbsoluteUri;

        var jobs = await RunAsync("jobs", "--server", url);
        var completion = await RunAsync("completion", "bash");
        var allSaid = await CommandLineRun.PipedAsync(
            User with { Variable = name => name switch
            {
                "BOXYARD_SERVER" => url,
                // As it stands in a file of lines that end with CR LF.
                "BOXYARD_TOKEN" => silo.TokenOf("viewer") + "\r",
                _ => null,
            } },
            "",
            "whoami");
        var login = await CommandLineRun.PipedAsync(User, silo.TokenOf("admin"), "login", "--url", url);

        Assert.Equal(
            new CommandLineRun(2, "", $"boxyard: {LoginPath} is not what `boxyard login` wrote. Log in again.\n"), jobs);
        Assert.Equal((0, 0), (completion.ExitCode, login.ExitCode));
        Assert.Equal(new CommandLineRun(0, "viewer viewer\n", ""), allSaid);
    }

    [Fact]
    public async Task A_token_that_no_header_may_have_is_refused_without_being_shown()
    {
        var run = await CommandLineRun.PipedAsync(
            User with { Variable = name => name == "BOXYARD_TOKEN" ? "bxy_one two" : null }, "", "whoami");

        Assert.Equal(
            new CommandLineRun(
                2,
                "",
                "boxyard: Token is empty or has characters that no header may have: give it as it was handed out.\n"),
            run);
    }

    [Fact]
    public async Task The_token_of_the_lab_file_is_sent_to_its_scheduler()
    {
        var url = silo.Client.BaseAddress!;
        var folder = Path.Combine(User.ConfigDirectory!, "compass-ci");
        Directory.CreateDirectory(Path.Combine(folder, "defaults"));
        Directory.CreateDirectory(Path.Combine(folder, "include", "lab"));
        await File.WriteAllTextAsync(Path.Combine(folder, "defaults", "account.yaml"), "lab: z9\nmy_email: e\n");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "include", "lab", "z9.yaml"),
            $"SCHED_HOST: {url.Host}\nSCHED_PORT: {url.Port}\nmy_token: {silo.TokenOf("submitter")}\n");

        Assert.Equal(new CommandLineRun(0, "submitter submitter\n", ""), await RunAsync("whoami"));
        var elsewhere = await RunAsync("whoami", "--server", $"http://localhost:{url.Port}");
        Assert.Contains("This call needs an account.", elsewhere.Error, StringComparison.Ordinal);
        var job = Path.Combine(_folder.Path, "job.yaml");
        await File.WriteAllTextAsync(job, "suite: a\ntestbox: cli-lkp\n");
        Assert.Equal(0, (await RunAsync("submit", job)).ExitCode);
    }

    private async Task<JsonNode> ReadAsync(params string[] arguments)
    {
        var run = await RunAsync([.. arguments, "--json"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonNode.Parse(run.Output)!;
    }

    private Task<CommandLineRun> RunAsync(params string[] arguments) =>
        CommandLineRun.PipedAsync(User, input: "", arguments);

    /// <summary>One whose one-time token nobody has used.</summary>
    private sealed class FreshSilo : AccountSilo
    {
        public override Task InitializeAsync() => Task.CompletedTask;
    }
}
