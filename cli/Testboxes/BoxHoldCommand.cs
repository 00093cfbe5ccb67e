using System.CommandLine;
using Boxyard.Cli.Completion;
using Boxyard.Client;

namespace Boxyard.Cli.Testboxes;

/// <summary>`boxyard box drain|quarantine|resume NAME..`: takes boxes out of service and back.</summary>
internal sealed class BoxHoldCommand(string verb, string description) : BoxyardCommand
{
    private readonly Argument<string[]> _names = new("NAME")
    {
        Description = "The boxes' names.",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
        CompletionSources = { SiloNames.Boxes },
    };

    private readonly Option<string?> _reason = new("--reason")
    {
        Description = "Kept and shown, for people.",
        HelpName = "TEXT",
    };

    protected override Command Describe() => new(verb, description) { _names, _reason };

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var client = session.Client.Testboxes;
        var note = new OperatorNote
        {
            Reason = session.Arguments.GetValue(_reason),
            By = session.Terminal.User.Name,
        };
        var boxes = new List<Testbox>();
        foreach (var name in session.Arguments.GetRequiredValue(_names))
        {
            boxes.Add(verb switch
            {
                "drain" => await client.DrainAsync(name, note, cancellationToken),
                "quarantine" => await client.QuarantineAsync(name, note, cancellationToken),
                "resume" => await client.ResumeAsync(name, note, cancellationToken),
                _ => throw new InvalidOperationException($"'{verb}' is nothing that is done to boxes."),
            });
        }

        if (session.IsJson)
        {
            return await session.WriteJsonAsync(boxes);
        }

        foreach (var box in boxes)
        {
            var busy = box.Hold is not null && box.LiveJobId is { } job ? $"; it finishes job {job}" : "";
            await session.Output.WriteLineAsync($"{box.Name}: {box.Hold?.Kind ?? "gets jobs"}{busy}");
        }

        return ExitCode.Done;
    }
}
