using System.CommandLine;
using Boxyard.Client;
using Boxyard.Cli.Accounts;
using Boxyard.Cli.Jobs;
using Boxyard.Cli.Queues;
using Boxyard.Cli.Testboxes;

namespace Boxyard.Cli;

/// <summary>The table of commands, and what becomes of their failures.</summary>
internal static class CommandLine
{
    private const string DefaultServer = "http://127.0.0.1:3000";
    private const string ServerVariable = "BOXYARD_SERVER";
    private const string TokenVariable = "BOXYARD_TOKEN";

    private static readonly Option<string> Server = new("--server")
    {
        Description = $"The silo's address; default: ${ServerVariable}, else that of the login, else {DefaultServer}.",
        HelpName = "URL",
        Recursive = true,
    };

    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var root = new RootCommand("Submit jobs to a lab of test boxes, and see what becomes of them.")
        {
            Server,
            new SubmitCommand().Create(terminal),
            new JobsCommand().Create(terminal),
            new JobCommand().Create(terminal),
            new LogCommand().Create(terminal),
            new QueuesCommand().Create(terminal),
            new BoxesCommand().Create(terminal),
            new Command("box", "Tell the silo about a box.") { new BoxAddCommand().Create(terminal) },
        };
        AccountCommands.AddTo(root, terminal);
        var parsed = root.Parse(arguments);
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
            var login = LoginFile.Find(terminal.LoginPath);
            var server = FindServer(arguments, login);
            using var client = new BoxyardClient(new BoxyardClientOptions
            {
                Server = server,
                Token = Environment.GetEnvironmentVariable(TokenVariable) ?? login?.TokenFor(server),
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

    private static Uri FindServer(ParseResult arguments, LoginFile? login)
    {
        var text = arguments.GetValue(Server) ?? Environment.GetEnvironmentVariable(ServerVariable);
        text = string.IsNullOrWhiteSpace(text) ? login?.Server.AbsoluteUri ?? DefaultServer : text;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new UsageException(
                $"'{text}' is not the address of a silo: give --server {DefaultServer} or the like.");
    }
}
