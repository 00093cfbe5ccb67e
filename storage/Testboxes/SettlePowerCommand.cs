using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary>A power action is over.</summary>
internal sealed class SettlePowerCommand(PowerActionRecord action, string? problem, string output)
    : WriteCommandOf<bool>
{
    public PowerActionRecord Action { get; } = action;

    public string? Problem { get; } = problem;

    public string Output { get; } = output;

    /// <summary>Its program was not called; the problem says why.</summary>
    public bool IsLeftOut { get; init; }

    public override string ConflictKey => "power";
}
