using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary>
/// Holds a box, or lets it go when `kind` is null. The outcome: whether there is such a box, or, of a release, whether
/// it was held.
/// </summary>
internal sealed class HoldCommand(string name, HoldKind? kind, string? reason, string by) : WriteCommandOf<bool>
{
    public string Name { get; } = name;

    public HoldKind? Kind { get; } = kind;

    public string? Reason { get; } = reason;

    public string By { get; } = by;

    /// <summary>Set when the hold is the verdict on these losses; then it is done only while they stand.</summary>
    public TestboxSuspect? Suspect { get; init; }

    public override string ConflictKey { get; } = $"hold:{name}";
}
