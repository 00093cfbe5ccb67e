using System.CommandLine;
using System.CommandLine.Invocation;
using Boxyard.Cli.Artifacts;
using Boxyard.Cli.Jobs;
using Boxyard.Cli.Queues;
using Boxyard.Cli.Submissions;
using Boxyard.Cli.Testboxes;
using Boxyard.Client;

namespace Boxyard.Cli;

/// <summary>The table of commands, and what becomes of their failures.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var root = new RootCommand("Submit jobs to a lab of test boxes, and see what becomes of them.")
        {
            CommonOptions.Server,
            CommonOptions.Json,
            new SubmitCommand().Create(terminal),
            new JobsCommand().Create(terminal),
            new JobCommand().Create(terminal),
            new LogCommand().Create(terminal),
            new CancelCommand().Create(terminal),
            new RetryCommand().Create(terminal),
            Group(new ArtifactsCommand().Create(terminal), new ArtifactsGetCommand().Create(terminal)),
            new QueuesCommand().Create(terminal),
            new BoxesCommand().Create(terminal),
            new Command("box", "Tell the silo about a box.") { new BoxAddCommand().Create(terminal) },
        };
        var parsed = root.Parse(arguments);
        if (parsed.Action is ParseErrorAction mistake)
        {
            mistake.ShowHelp = false;
        }

        var configuration = new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
        };
        var exitCode = await parsed.InvokeAsync(configuration, cancellationToken);
        await terminal.Output.FlushAsync(cancellationToken);
        return parsed.Errors.Count > 0 ? ExitCode.Usage : exitCode;
    }

    /// <summary>
    /// Runs a command with a client of the named silo; each failure becomes a sentence and an exit code.
    /// </summary>
    public static async Task<int> RunAsync(
        ParseResult arguments,
        Terminal terminal,
        Func<Session, CancellationToken, Task<int>> runAsync,
        CancellationToken cancellationToken)
    {
        try
        {
            using var client = new BoxyardClient(new BoxyardClientOptions
            {
                Server = ServerAddress.Find(arguments, terminal.User),
            });
            return await runAsync(new Session(client, terminal, arguments), cancellationToken);
        }
        catch (BoxyardException exception)
        {
            await terminal.Error.WriteLineAsync($"boxyard: {exception.Message}");
            return ExitCode.Of(exception.Problem);
        }
        catch (UsageException exception)
        {
            await terminal.Error.WriteLineAsync($"boxyard: {exception.Message}");
            return ExitCode.Usage;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Stopped;
        }
    }

    /// <summary>A command with others below it.</summary>
    private static Command Group(Command command, params Command[] others)
    {
        Array.ForEach(others, command.Add);
        return command;
    }
}
