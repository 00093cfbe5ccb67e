using Boxyard.Dependencies;

namespace Boxyard.Storage.Dependencies;

/// <summary>Ends waits. The outcome says nothing but that it is on disk.</summary>
internal sealed class ResolveWaitsCommand(IReadOnlyList<WaitResolution> resolutions) : WriteCommandOf<bool>
{
    public IReadOnlyList<WaitResolution> Resolutions { get; } = resolutions;

    public override string ConflictKey => "waits";

    public override int RowCount => Resolutions.Count;
}
