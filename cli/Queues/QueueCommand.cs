using System.CommandLine;
using Boxyard.Cli.Completion;
using Boxyard.Client;

namespace Boxyard.Cli.Queues;

/// <summary>`boxyard queues pause|resume NAME`.</summary>
internal sealed class QueueCommand(string verb, string description) : BoxyardCommand
{
    private readonly Argument<string> _name = new("NAME")
    {
        Description = "The queue's name.",
        HelpName = "NAME",
        CompletionSources = { SiloNames.Queues },
    };

    private readonly Option<string?> _reason = new("--reason")
    {
        Description = "Kept and shown, for people.",
        HelpName = "TEXT",
    };

    protected override Command Describe() => new(verb, description) { _name, _reason };

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var name = session.Arguments.GetRequiredValue(_name);
        var note = new OperatorNote
        {
            Reason = session.Arguments.GetValue(_reason),
            By = session.Terminal.User.Name,
        };
        var queue = verb == "pause"
            ? await session.Client.Queues.PauseAsync(name, note, cancellationToken)
            : await session.Client.Queues.ResumeAsync(name, note, cancellationToken);
        if (session.IsJson)
        {
            return await session.WriteJsonAsync(queue);
        }

        var does = queue.Pause is null ? "gives jobs" : "paused";
        await session.Output.WriteLineAsync($"{name}: {does}; {queue.QueuedCount} queued");
        return ExitCode.Done;
    }
}
