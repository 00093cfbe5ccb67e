using System.Text.Json;
using Boxyard.Jobs;
using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary>
/// Writes what boxes have. Claims of the same batch come later and see it. Statements of all silos touch the rows in
/// the order of their names.
/// </summary>
internal sealed class HardwareExecutor : CommandExecutor<HardwareCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        HardwareCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var changed = new List<(string Name, BoxHardware Hardware)>();
        batch.Session.Add(
            "testbox_hardware_set",
            new Rows<HardwareCommand>([.. commands.OrderBy(command => command.Name, StringComparer.Ordinal)])
                .Text("name", command => command.Name)
                .Text("arch", command => command.Change.Arch)
                .Text("tags", command => command.Change.Tags is { } tags ? JsonSerializer.Serialize(tags) : null)
                .Bigint("memory", command => command.Change.Memory),
            row => changed.Add((
                row.GetText(0), TestboxTable.MapHardware(row.FindText(1), row.FindText(2), row.FindInt64(3)))));
        await batch.Session.SendAsync(cancellationToken);
        foreach (var (name, hardware) in changed)
        {
            batch.Effects.BoxReleased(name);
            batch.Effects.Append(ToEvent(name, hardware));
        }

        foreach (var command in commands)
        {
            command.Outcome = true;
        }
    }

    private static JobEvent ToEvent(string name, BoxHardware hardware) => new()
    {
        Testbox = name,
        Kind = "hardware_set",
        Data = JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["arch"] = hardware.Arch,
            ["tags"] = hardware.Tags,
            ["memory"] = hardware.Memory is { } memory ? MemorySize.Format(memory) : null,
        }),
    };
}
