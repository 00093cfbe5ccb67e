namespace Boxyard.Storage.Builds;

/// <summary>Forgets jobs that were cancelled after their app was deleted.</summary>
internal sealed class ForgetOrphansCommand(IReadOnlyList<long> jobIds) : WriteCommandOf<bool>
{
    public IReadOnlyList<long> JobIds { get; } = jobIds;

    public override int RowCount => JobIds.Count;
}
