using System.CommandLine;
using System.CommandLine.Invocation;
using Boxyard.Cli.Accounts;
using Boxyard.Cli.Artifacts;
using Boxyard.Cli.Completion;
using Boxyard.Cli.Imports;
using Boxyard.Cli.Jobs;
using Boxyard.Cli.Queues;
using Boxyard.Cli.Screen;
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
            Group(
                new QueuesCommand().Create(terminal),
                new QueueCommand("pause", "Let a queue give no jobs; what is submitted waits.").Create(terminal),
                new QueueCommand("resume", "Let a queue give jobs again.").Create(terminal)),
            new BoxesCommand().Create(terminal),
            Group(
                new Command("box", "Name boxes, look at them, take them out of service."),
                new BoxAddCommand().Create(terminal),
                new BoxHealthCommand().Create(terminal),
                new BoxHoldCommand("drain", "Let boxes finish what they run, and give them no other job.")
                    .Create(terminal),
                new BoxHoldCommand("quarantine", "The same, for boxes that are broken.").Create(terminal),
                new BoxHoldCommand("resume", "Give boxes jobs again.").Create(terminal),
                new BoxRenameCommand().Create(terminal),
                new BoxUnknownCommand().Create(terminal)),
            Group(
                new Command("import", "Take over what another scheduler has."),
                new ImportCompassCommand().Create(terminal)),
            new TopCommand().Create(terminal),
            new CompletionCommand().Create(terminal),
        };
        AccountCommands.AddTo(root, terminal);
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
        if (Suggestions.AreAskedFor(arguments))
        {
            using var all = new StringWriter();
            configuration.Output = all;
            await parsed.InvokeAsync(configuration, cancellationToken);
            await Suggestions.WriteAsync(arguments, all.ToString(), terminal.Output);
            await terminal.Output.FlushAsync(cancellationToken);
            return ExitCode.Done;
        }

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
        BoxyardCommand command,
        CancellationToken cancellationToken)
    {
        try
        {
            using var client = new BoxyardClient(
                ServerAddress.ToOptions(arguments, terminal.User, command.AreUserFilesOptional));
            return await command.RunAsync(new Session(client, terminal, arguments), cancellationToken);
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
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A file or folder of the user's: the message names it.
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
