using System.CommandLine;
using Boxyard.Cli.Accounts;
using Boxyard.Cli.Submissions;
using Boxyard.Client;

namespace Boxyard.Cli;

/// <summary>
/// Which silo is asked: as the command line says, else the environment, else the login, else LKP's lab file.
/// </summary>
internal static class ServerAddress
{
    /// <summary>With the token of the environment, else of the login if that is for this silo.</summary>
    public static BoxyardClientOptions ToOptions(ParseResult arguments, UserSettings user)
    {
        var login = LoginFile.Find(user.LoginPath);
        var server = Find(arguments, user, login);
        return new BoxyardClientOptions
        {
            Server = server,
            Token = FirstOf(user.Variable(CommonOptions.TokenVariable), login?.TokenFor(server)),
        };
    }

    private static Uri Find(ParseResult arguments, UserSettings user, LoginFile? login)
    {
        var said = FirstOf(arguments.GetValue(CommonOptions.Server), user.Variable(CommonOptions.ServerVariable));
        var text = said ?? login?.Server.AbsoluteUri ?? LkpSettings.Read(user).Server ?? CommonOptions.DefaultServer;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new UsageException(
                $"'{text}' is not the address of a silo: give --server {CommonOptions.DefaultServer} or the like.");
    }

    private static string? FirstOf(params string?[] texts) =>
        Array.Find(texts, text => !string.IsNullOrWhiteSpace(text));
}
