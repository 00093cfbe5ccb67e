using System.CommandLine;

namespace Boxyard.Cli.Testboxes;

/// <summary>
/// `boxyard box add NAME --mac MAC`: names a machine by its network address, and says which queues it serves.
/// </summary>
internal sealed class BoxAddCommand : BoxyardCommand
{
    private readonly Argument<string> _name = new("NAME")
    {
        Description = "The box's name; its group is the name without its number.",
    };

    private readonly Option<string> _mac = new("--mac")
    {
        Description = "Its MAC address, in any usual spelling.",
        Required = true,
    };

    private readonly Option<string?> _queues = new("--queues")
    {
        Description = "The queues it serves, in order, with commas.",
    };

    protected override Command Describe() =>
        new("add", "Add a box, or change its address and queues.") { _name, _mac, _queues };

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var name = session.Arguments.GetRequiredValue(_name);
        await session.Client.Testboxes.SetMacAsync(name, session.Arguments.GetRequiredValue(_mac), cancellationToken);
        var queues = (session.Arguments.GetValue(_queues) ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (queues.Length > 0)
        {
            await session.Client.Testboxes.SetQueuesAsync(name, queues, cancellationToken);
        }

        if (session.IsJson)
        {
            return await session.WriteJsonAsync(await session.Client.Testboxes.GetAsync(name, cancellationToken));
        }

        await session.Error.WriteLineAsync($"{name} is known; it gets a job when it boots from the silo.");
        return ExitCode.Done;
    }
}
