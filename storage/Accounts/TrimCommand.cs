namespace Boxyard.Storage.Accounts;

/// <summary>Deletes old rows by a statement that gives a row for each. The outcome is how many it were.</summary>
internal sealed class TrimCommand(string sql, RowSet rows) : WriteCommandOf<int>
{
    public string Sql { get; } = sql;

    public RowSet Rows { get; } = rows;
}
