using System.CommandLine;
using Boxyard.Cli.Submissions;

namespace Boxyard.Cli;

/// <summary>Which silo is asked: as the command line says, else the environment, else LKP's lab file.</summary>
internal static class ServerAddress
{
    public static Uri Find(ParseResult arguments, UserSettings user)
    {
        var said = FirstOf(arguments.GetValue(CommonOptions.Server), user.Variable(CommonOptions.ServerVariable));
        var text = said ?? LkpSettings.Read(user).Server ?? CommonOptions.DefaultServer;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new UsageException(
                $"'{text}' is not the address of a silo: give --server {CommonOptions.DefaultServer} or the like.");
    }

    private static string? FirstOf(params string?[] texts) =>
        Array.Find(texts, text => !string.IsNullOrWhiteSpace(text));
}
