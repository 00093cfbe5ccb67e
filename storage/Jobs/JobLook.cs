using Boxyard.Jobs;

namespace Boxyard.Storage.Jobs;

/// <summary>What one statement of a search found, and how far it looked.</summary>
internal sealed record JobLook
{
    private const int LookedCountColumn = 18;
    private const int LastIdColumn = 19;
    private const int NewestAtColumn = 20;

    private readonly List<JobRecord> _found = [];

    public IReadOnlyList<JobRecord> Found => _found;

    public int LookedCount { get; private set; }

    /// <summary>All jobs of the statement's lead from this id on were looked at; null when there was none.</summary>
    public long? LastId { get; private set; }

    /// <summary>When the newest of those looked at was submitted.</summary>
    public DateTimeOffset? NewestAt { get; private set; }

    /// <summary>Reads a row, which has no job when none was found.</summary>
    public void Read(Row row)
    {
        LookedCount = row.GetInt32(LookedCountColumn);
        LastId = row.FindInt64(LastIdColumn);
        NewestAt = row.IsNull(NewestAtColumn) ? null : row.GetInstant(NewestAtColumn);
        if (!row.IsNull(0))
        {
            _found.Add(JobTable.Map(row));
        }
    }
}
