using System.Text;
using Boxyard.Cli;

namespace Boxyard.Tests.Cli;

/// <summary>One run of `boxyard` in this process: its exit code and what it wrote.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    public static Task<CommandLineRun> OfAsync(params string[] arguments) =>
        AsUserAsync(loginPath: null, input: "", arguments);

    /// <summary>With a file for logins, and with what is piped in.</summary>
    public static async Task<CommandLineRun> AsUserAsync(string? loginPath, string input, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        await using var terminal = new Terminal(output, error)
        {
            Input = new StringReader(input),
            LoginPath = loginPath,
        };
        var exitCode = await CommandLine.RunAsync(arguments, terminal, CancellationToken.None);
        return new CommandLineRun(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
