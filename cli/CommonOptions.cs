using System.CommandLine;

namespace Boxyard.Cli;

/// <summary>The options that every command has.</summary>
internal static class CommonOptions
{
    public const string DefaultServer = "http://127.0.0.1:3000";
    public const string ServerVariable = "BOXYARD_SERVER";
    public const string TokenVariable = "BOXYARD_TOKEN";

    public static readonly Option<string> Server = new("--server")
    {
        Description = $"The silo's address; default: ${ServerVariable}, else that of the login, "
            + $"else that of LKP's lab file, else {DefaultServer}.",
        HelpName = "URL",
        Recursive = true,
    };

    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Answer in JSON, for programs.",
        Recursive = true,
    };
}
