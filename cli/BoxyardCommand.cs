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
            CommandLine.RunAsync(arguments, terminal, this, cancellationToken));
        return command;
    }

    protected abstract Command Describe();

    /// <summary>Whether it works where a login, or LKP's lab file, cannot be read.</summary>
    public virtual bool AreUserFilesOptional => false;

    public abstract Task<int> RunAsync(Session session, CancellationToken cancellationToken);
}
