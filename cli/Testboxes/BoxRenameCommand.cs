using System.CommandLine;
using Boxyard.Cli.Completion;
using Boxyard.Client;

namespace Boxyard.Cli.Testboxes;

/// <summary>
/// `boxyard box rename OLD NEW`: the machine of a box gets another name, with its MACs, queues, hardware and hold. What
/// it ran stays under the old name. Each step says how things should be, and a note of the new box says which machine
/// it is to become: so a rename that broke goes on when it is repeated.
/// </summary>
internal sealed class BoxRenameCommand : BoxyardCommand
{
    private readonly Argument<string> _old = new("OLD")
    {
        Description = "The box's name.",
        HelpName = "OLD",
        CompletionSources = { SiloNames.Boxes },
    };

    private readonly Argument<string> _new = new("NEW") { Description = "Its new name.", HelpName = "NEW" };

    protected override Command Describe() => new("rename", "Give a box another name.") { _old, _new };

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var client = session.Client;
        var name = session.Arguments.GetRequiredValue(_new);
        var box = await client.Testboxes.GetAsync(session.Arguments.GetRequiredValue(_old), cancellationToken);
        var rename = await CheckAsync(client, box, name, cancellationToken);

        // The hold comes before the MACs: a held machine must not get a job under its new name.
        await client.Testboxes.SetHardwareAsync(
            name,
            new TestboxHardware { Arch = box.Arch, Tags = box.Tags, Memory = box.Memory },
            cancellationToken);
        await client.Testboxes.AddNoteAsync(
            name,
            $"This was {box.Name}, with MAC {string.Join(", ", rename.Macs)}.",
            id: rename.NoteId,
            cancellationToken: cancellationToken);
        if (box.Hold is { } hold)
        {
            var note = new OperatorNote { Reason = hold.Reason, By = hold.By };
            await (hold.Kind == "quarantined"
                ? client.Testboxes.QuarantineAsync(name, note, cancellationToken)
                : client.Testboxes.DrainAsync(name, note, cancellationToken));
        }

        if (box.Queues.Count > 0)
        {
            await client.Testboxes.SetQueuesAsync(name, [.. box.Queues], cancellationToken);
        }

        foreach (var mac in box.Macs)
        {
            await client.Testboxes.SetMacAsync(name, mac, cancellationToken);
        }

        if (box.Queues.Count > 0)
        {
            await client.Testboxes.RemoveQueuesAsync(box.Name, cancellationToken);
        }

        if (box.Hold is not null)
        {
            // No machine asks by this name any more, so it need not stand among those that are held.
            await client.Testboxes.ResumeAsync(box.Name, note: null, cancellationToken);
        }

        if (session.IsJson)
        {
            return await session.WriteJsonAsync(await client.Testboxes.GetAsync(name, cancellationToken));
        }

        await session.Output.WriteLineAsync($"{box.Name} is {name} now; what it ran stays under {box.Name}");
        return ExitCode.Done;
    }

    private static async Task<BoxRename> CheckAsync(
        BoxyardClient client, Testbox box, string name, CancellationToken cancellationToken)
    {
        if (name == box.Name)
        {
            throw new UsageException($"{name} is its name already.");
        }

        if (box.LiveJobId is { } job)
        {
            throw new UsageException(
                $"{box.Name} has job {job}: drain it (boxyard box drain {box.Name}) and rename it when that is over.");
        }

        var other = (await client.Testboxes.TryGetAsync(name, cancellationToken)).Value;
        var rename = new BoxRename(
            box.Name, name, [.. box.Macs.Union(other?.Macs ?? []).Order(StringComparer.Ordinal)]);
        var isBegun = other is not null
            && (await client.Testboxes.ListNotesAsync(name, cancellationToken)).Any(note => note.Id == rename.NoteId);
        if (isBegun)
        {
            return rename;
        }

        if (box.Macs.Count == 0)
        {
            throw new UsageException(
                $"{box.Name} has no MAC: it names itself when it asks, so its new name has to be given there.");
        }

        return other is null || other.Macs.All(box.Macs.Contains)
            ? rename
            : throw new UsageException($"{name} is another box, with MAC {string.Join(',', other.Macs)}.");
    }
}
