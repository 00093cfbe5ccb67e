using Boxyard.Cli;
using System.Runtime.Versioning;
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

    private Task<CommandLineRun> RunAsync(params string[] arguments) =>
        CommandLineRun.PipedAsync(User, input: "", arguments);

    /// <summary>One whose one-time token nobody has used.</summary>
    private sealed class FreshSilo : AccountSilo
    {
        public override Task InitializeAsync() => Task.CompletedTask;
    }
}
