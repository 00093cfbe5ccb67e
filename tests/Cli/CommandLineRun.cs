using System.Text;
using Boxyard.Cli;

namespace Boxyard.Tests.Cli;

/// <summary>One run of `boxyard` in this process: its exit code and what it wrote.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    public static Task<CommandLineRun> OfAsync(params string[] arguments) =>
        OfAsync(UserSettings.None, "", arguments);

    /// <summary>As that user, who types the input when there is any.</summary>
    public static Task<CommandLineRun> OfAsync(UserSettings user, string input, params string[] arguments) =>
        OfAsync(user, input, canAsk: input.Length > 0, arguments);

    /// <summary>As that user, with what is piped in.</summary>
    public static Task<CommandLineRun> PipedAsync(UserSettings user, string input, params string[] arguments) =>
        OfAsync(user, input, canAsk: false, arguments);

    private static async Task<CommandLineRun> OfAsync(
        UserSettings user, string input, bool canAsk, string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        await using var terminal = new Terminal(output, error)
        {
            Input = new StringReader(input),
            CanAsk = canAsk,
            User = user,
        };
        var exitCode = await CommandLine.RunAsync(arguments, terminal, CancellationToken.None);
        return new CommandLineRun(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
