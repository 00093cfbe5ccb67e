namespace Boxyard.Storage;

/// <summary>The usual shapes of a read.</summary>
internal static class Reading
{
    public static async Task<List<TItem>> ListAsync<TItem>(
        this IDatabase database, string sql, RowSet rows, Func<Row, TItem> map, CancellationToken cancellationToken)
    {
        var items = new List<TItem>();
        await database.ReadAsync(sql, rows, row => items.Add(map(row)), cancellationToken);
        return items;
    }

    /// <summary>The first row, or the type's default when there is none.</summary>
    public static async Task<TItem?> FindAsync<TItem>(
        this IDatabase database, string sql, RowSet rows, Func<Row, TItem> map, CancellationToken cancellationToken)
    {
        var found = default(TItem);
        await database.ReadAsync(sql, rows, row => found = map(row), cancellationToken);
        return found;
    }
}
