using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Boxyard.Storage.Sqlite;

/// <summary>
/// A prepared statement, kept as long as its connection. Straight on SQLite's C interface: a set is run row by row, and
/// the provider's commands look parameters up by name and box each value, which costs more than the statement.
/// </summary>
internal sealed class SqliteStatement : Row, IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly SqlText _sql;

    public SqliteStatement(sqlite3 database, SqlText sql)
    {
        _database = database;
        _sql = sql;
        SqliteException.ThrowExceptionForRC(
            raw.sqlite3_prepare_v3(database, sql.Text, raw.SQLITE_PREPARE_PERSISTENT, out _statement), database);
    }

    /// <summary>Runs the statement for each row of the set.</summary>
    public void Execute(RowSet rows, long? now, Action<Row>? read)
    {
        var columns = new Column?[_sql.Parameters.Count];
        for (var index = 0; index < columns.Length; index++)
        {
            var name = _sql.Parameters[index];
            columns[index] = name == "now" && !rows.Has(name)
                ? Column.OfBigints([now], isScalar: true)
                : rows.Get(name);
        }

        try
        {
            for (var row = 0; row < rows.Count; row++)
            {
                Bind(columns, row);
                Step(read);
            }
        }
        finally
        {
            // Reset repeats the error of the step that failed, which was thrown already.
            _ = raw.sqlite3_reset(_statement);
        }
    }

    public override bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public override long GetInt64(int column) => raw.sqlite3_column_int64(_statement, column);

    public override double GetDouble(int column) => raw.sqlite3_column_double(_statement, column);

    public override string GetText(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public void Dispose() => _statement.Dispose();

    private void Bind(Column?[] columns, int row)
    {
        for (var index = 0; index < columns.Length; index++)
        {
            var column = columns[index]!;
            var at = column.IsScalar ? 0 : row;
            var result = column.Kind switch
            {
                ColumnKind.Bigint => BindBigint(index + 1, column.Bigints[at]),
                ColumnKind.Double => BindDouble(index + 1, column.Doubles[at]),
                ColumnKind.Text => BindText(index + 1, column.Texts[at]),
                _ => throw new InvalidOperationException($"Unknown kind {column.Kind}."),
            };
            SqliteException.ThrowExceptionForRC(result, _database);
        }
    }

    private int BindBigint(int number, long? value) =>
        value is null
            ? raw.sqlite3_bind_null(_statement, number)
            : raw.sqlite3_bind_int64(_statement, number, value.Value);

    private int BindDouble(int number, double? value) =>
        value is null
            ? raw.sqlite3_bind_null(_statement, number)
            : raw.sqlite3_bind_double(_statement, number, value.Value);

    private int BindText(int number, string? value) =>
        value is null ? raw.sqlite3_bind_null(_statement, number) : raw.sqlite3_bind_text(_statement, number, value);

    private void Step(Action<Row>? read)
    {
        int result;
        while ((result = raw.sqlite3_step(_statement)) == raw.SQLITE_ROW)
        {
            read?.Invoke(this);
        }

        if (result != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }

        SqliteException.ThrowExceptionForRC(raw.sqlite3_reset(_statement), _database);
    }
}
