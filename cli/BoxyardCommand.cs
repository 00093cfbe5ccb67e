using System.CommandLine;

namespace Boxyard.Cli;

/// <summary>One command: its name and arguments, and what it does.</summary>
internal abstract class BoxyardCommand
{
    /// <summary>The command as the command line knows it.</summary>
    public Command Create(Terminal terminal)
    {
        var command = Describe();
        command.SetAction((arguments, cancellationToken) =>
            CommandLine.RunAsync(arguments, terminal, RunAsync, cancellationToken));
        return command;
    }

    protected abstract Command Describe();

    protected abstract Task<int> RunAsync(Session session, CancellationToken cancellationToken);
}
