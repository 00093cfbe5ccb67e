using Boxyard.Retention;

namespace Boxyard.Storage.Retention;

/// <summary>Removes some rows that follow a removal. The outcome is whether there may be more.</summary>
internal sealed class RemoveRestCommand(JobRest rest, int maxRows) : WriteCommandOf<bool>
{
    public JobRest Rest { get; } = rest;

    public int MaxRows { get; } = maxRows;

    public override int RowCount => MaxRows;

    /// <summary>Two of one batch could name the same files twice.</summary>
    public override string ConflictKey => "remove-rest";
}
