using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary>A power action that somebody asked for, to be kept within limits.</summary>
internal sealed class AskPowerCommand(NewPowerAction action, PowerLimits limits) : WriteCommandOf<PowerAsk>
{
    public NewPowerAction Action { get; } = action;

    public PowerLimits Limits { get; } = limits;

    public override string ConflictKey => "power";
}
