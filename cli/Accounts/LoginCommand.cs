using System.CommandLine;
using System.Text;
using Boxyard.Client;

namespace Boxyard.Cli.Accounts;

/// <summary>
/// `boxyard login`: keeps a token, or makes the first admin by the one-time token that the silo printed.
/// </summary>
internal sealed class LoginCommand : BoxyardCommand
{
    private const string SetupPrefix = "bxs_";

    private readonly Option<string?> _url = new("--url")
    {
        Description = "The silo's address, kept with the token; default: as --server.",
    };

    private readonly Option<string?> _name = new("--name")
    {
        Description = "With the one-time token of a new silo: the name of the admin that it makes.",
    };

    public override bool AreUserFilesOptional => true;

    protected override Command Describe() => new(
        "login", "Keep a token for later commands. It is read from the terminal or the input.") { _url, _name };

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var path = session.Terminal.User.LoginPath
            ?? throw new UsageException("there is no home folder to keep the token in: set HOME, or BOXYARD_TOKEN.");
        var options = session.Client.Options with { Server = FindServer(session), Token = null };
        var token = (await ReadTokenAsync(session.Terminal, cancellationToken)).Trim();
        if (token.Length == 0)
        {
            throw new UsageException("no token was given: type it, or pipe it in.");
        }

        var isSetup = token.StartsWith(SetupPrefix, StringComparison.Ordinal);
        if (isSetup)
        {
            token = await SetUpAsync(session, options, token, path, cancellationToken);
        }

        using var client = new BoxyardClient(ServerAddress.Checked(options with { Token = token }));
        var who = await client.Accounts.GetIdentityAsync(cancellationToken);
        if (!isSetup)
        {
            new LoginFile(options.Server, token).Save(path);
        }

        if (session.IsJson)
        {
            return await session.WriteJsonAsync(new { who.Account, who.Role, options.Server, Path = path });
        }

        await session.Error.WriteLineAsync(
            $"You are {who.Account}, {RoleText.Of(who.Role)}, at {options.Server}; the token is in {path}.");
        return ExitCode.Done;
    }

    private Uri FindServer(Session session)
    {
        var url = session.Arguments.GetValue(_url);
        return url is null ? session.Client.Options.Server
            : Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri
            : throw new UsageException($"'{url}' is not the address of a silo: give --url http://127.0.0.1:3000.");
    }

    /// <summary>
    /// The admin's token, which is told here once and never again: it is kept before anything else may fail, and shown
    /// when it cannot be.
    /// </summary>
    private async Task<string> SetUpAsync(
        Session session, BoxyardClientOptions options, string token, string path, CancellationToken cancellationToken)
    {
        var name = session.Arguments.GetValue(_name)
            ?? throw new UsageException("this token makes an admin: say --name NAME for it.");
        LoginFile.CheckPlace(path);
        using var client = new BoxyardClient(options);
        var made = (await client.Accounts.TryLogInAsync(token, name, cancellationToken)).GetValue().Token;
        try
        {
            new LoginFile(options.Server, made).Save(path);
            return made;
        }
        catch (UsageException unwritable)
        {
            await session.Output.WriteLineAsync(made);
            throw new UsageException(
                $"{unwritable.Message} The token of {name} is the line above, which nobody can tell again: keep it.");
        }
    }

    /// <summary>Not shown while it is typed.</summary>
    private static async Task<string> ReadTokenAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        if (!terminal.CanAsk)
        {
            return await terminal.Input.ReadLineAsync(cancellationToken) ?? "";
        }

        await terminal.Error.WriteAsync("Token: ");
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        await terminal.Error.WriteLineAsync();
        return typed.ToString();
    }
}
