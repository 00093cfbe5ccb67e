using System.Text;
using Boxyard.Cli;

namespace Boxyard.Tests.Cli;

/// <summary>One run of `boxyard` in this process: its exit code and what it wrote.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    public static async Task<CommandLineRun> OfAsync(params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        await using var terminal = new Terminal(output, error);
        var exitCode = await CommandLine.RunAsync(arguments, terminal, CancellationToken.None);
        return new CommandLineRun(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
