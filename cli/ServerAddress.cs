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
    /// <summary>
    /// With the token of the environment, else of the login if that is for this silo, else of LKP's lab file if that
    /// is. A file that is not needed is not read; a damaged one is as none, where that is said to be right.
    /// </summary>
    public static BoxyardClientOptions ToOptions(ParseResult arguments, UserSettings user, bool areFilesOptional)
    {
        var said = FirstOf(arguments.GetValue(CommonOptions.Server), user.Variable(CommonOptions.ServerVariable));
        var token = FirstOf(user.Variable(CommonOptions.TokenVariable));
        var isAllSaid = said is not null && token is not null;
        var login = isAllSaid ? null : Read(() => LoginFile.Find(user.LoginPath), areFilesOptional);
        var lab = isAllSaid || login is not null ? null : Read(() => LkpSettings.Read(user), areFilesOptional);
        var server = Parse(said ?? login?.Server.AbsoluteUri ?? lab?.Server ?? CommonOptions.DefaultServer);
        var options = new BoxyardClientOptions
        {
            Server = server,
            Token = token ?? login?.TokenFor(server) ?? (lab?.IsOfLab(server) == true ? FirstOf(lab.Token) : null),
        };
        return Checked(options);
    }

    /// <summary>The same options; throws what is wrong with them for people, without the token itself.</summary>
    public static BoxyardClientOptions Checked(BoxyardClientOptions options) =>
        options.FindMistakes() is [var first, ..] ? throw new UsageException(first) : options;

    private static Uri Parse(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
            ? uri
            : throw new UsageException(
                $"'{text}' is not the address of a silo: give --server {CommonOptions.DefaultServer} or the like.");

    private static T? Read<T>(Func<T?> read, bool isOptional)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception damaged) when (isOptional
            && damaged is UsageException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? FirstOf(params string?[] texts) =>
        Array.Find(texts, text => !string.IsNullOrWhiteSpace(text))?.Trim();
}
