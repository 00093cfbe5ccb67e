namespace Boxyard.Storage;

/// <summary>
/// The parameters of a statement: scalars, and columns with a value for each row. PostgreSQL gets each column as an
/// array and unnests it; SQLite runs the prepared statement once a row. `@ordinal` is the row's index.
/// </summary>
internal class RowSet
{
    private const string Ordinal = "ordinal";

    private readonly Dictionary<string, Column> _columns = new(StringComparer.Ordinal);

    protected RowSet(int count)
    {
        Count = count;
    }

    public int Count { get; }

    /// <summary>One row that has scalars only.</summary>
    public static RowSet One() => new(1);

    public RowSet With(string name, long? value)
    {
        _columns.Add(name, Column.OfBigints([value], isScalar: true));
        return this;
    }

    public RowSet With(string name, string? value)
    {
        _columns.Add(name, Column.OfTexts([value], isScalar: true));
        return this;
    }

    public Column Get(string name)
    {
        if (!_columns.TryGetValue(name, out var column))
        {
            if (name != Ordinal)
            {
                throw new InvalidOperationException($"The statement wants @{name}, which it was not given.");
            }

            column = Column.OfBigints([.. Enumerable.Range(0, Count).Select(index => (long?)index)]);
            _columns.Add(Ordinal, column);
        }

        return column;
    }

    public bool Has(string name) => _columns.ContainsKey(name);

    protected void Add(string name, Column column) => _columns.Add(name, column);
}
