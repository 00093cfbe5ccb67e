using Boxyard.Notifications;

namespace Boxyard.Storage.Notifications;

/// <summary>Ends tries of rows of `deliveries` that are still leased to the one who settles them.</summary>
internal sealed class SettleDeliveryExecutor : CommandExecutor<SettleDeliveryCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        SettleDeliveryCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var settled = new List<SettleDeliveryCommand>();
        foreach (var command in commands)
        {
            command.Outcome = false;
        }

        batch.Session.Add(
            "deliveries_settle",
            new Rows<SettleDeliveryCommand>(commands)
                .Text("id", command => command.Delivery.Id)
                .Bigint("try_count", command => command.Delivery.TryCount)
                .Text("state", command => EnumText.Of(command.State))
                .Bigint("due_at", command => batch.NowMicros + Micros.From(command.Delay))
                .Bigint("ended_at", command => command.State == DeliveryState.Waiting ? null : batch.NowMicros)
                .Text("problem", command => command.Problem),
            row => settled.Add(commands[row.GetInt32(0)]));
        await batch.Session.SendAsync(cancellationToken);
        foreach (var command in settled)
        {
            command.Outcome = true;
            if (command.State == DeliveryState.GivenUp)
            {
                batch.Effects.Append(GivenUpEvent.Of(command.Delivery, command.Problem));
            }
        }
    }
}
