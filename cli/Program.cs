namespace Boxyard.Cli;

/// <summary>The command `boxyard`: gives the process' streams to the command line.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        await using var output = Console.OpenStandardOutput();
        await using var terminal = Terminal.OfProcess(output);
        return await CommandLine.RunAsync(arguments, terminal, CancellationToken.None);
    }
}
