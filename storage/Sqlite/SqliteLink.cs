using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Boxyard.Storage.Sqlite;

/// <summary>A connection with the statements that were prepared on it. For one thread at a time.</summary>
internal sealed class SqliteLink : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqlFiles _files;
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    public SqliteLink(string connectionString, SqlFiles files, string pragmas)
    {
        _files = files;
        _connection = new SqliteConnection(connectionString);
        try
        {
            _connection.Open();
            KeepPlans();
            Run(pragmas);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Plans without a look at the parameters. Otherwise SQLite compiles a statement with `limit @count` anew whenever
    /// a parameter changes, which costs more than running it.
    /// </summary>
    private void KeepPlans() => SqliteException.ThrowExceptionForRC(
        raw.sqlite3_db_config(_connection.Handle!, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _), _connection.Handle);

    /// <summary>Runs a script of our own making, without parameters.</summary>
    public void Run(string script)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = script;
        command.ExecuteNonQuery();
    }

    public void Execute(string sql, RowSet rows, long? now, Action<Row>? read)
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = new SqliteStatement(_connection.Handle!, _files[sql]);
            _statements.Add(sql, statement);
        }

        statement.Execute(rows, now, read);
    }

    public void Prepare(SqlText sql)
    {
        using var statement = new SqliteStatement(_connection.Handle!, sql);
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }
}
