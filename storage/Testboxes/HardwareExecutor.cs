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

    protected override Task ExecuteAsync(HardwareCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        batch.Session.Add(
            "testbox_hardware_set",
            new Rows<HardwareCommand>([.. commands.OrderBy(command => command.Name, StringComparer.Ordinal)])
                .Text("name", command => command.Name)
                .Text("arch", command => command.Hardware.Arch)
                .Text("tags", command => JsonSerializer.Serialize(command.Hardware.Tags))
                .Bigint("memory", command => command.Hardware.Memory));
        foreach (var command in commands)
        {
            batch.Effects.BoxReleased(command.Name);
            batch.Effects.Append(ToEvent(command));
            command.Outcome = true;
        }

        return Task.CompletedTask;
    }

    private static JobEvent ToEvent(HardwareCommand command) => new()
    {
        Testbox = command.Name,
        Kind = "hardware_set",
        Data = JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["arch"] = command.Hardware.Arch,
            ["tags"] = command.Hardware.Tags,
            ["memory"] = command.Hardware.Memory is { } memory ? MemorySize.Format(memory) : null,
        }),
    };
}
