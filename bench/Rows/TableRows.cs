using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Boxyard.Bench.Rows;

/// <summary>Some rows of one table, column by column.</summary>
internal sealed class TableRows
{
    private readonly string _table;
    private readonly string[] _names;
    private readonly string[] _types;
    private readonly List<object?>[] _columns;

    private TableRows(string table, DbDataReader reader)
    {
        _table = table;
        // Generated columns are the database's to fill in.
        _names = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        _types = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetDataTypeName)];
        _columns = [.. _names.Select(_ => new List<object?>())];
    }

    public static async Task<TableRows> ReadAsync(
        DbConnection source, string table, string key, int afterJob, int lastJob, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand();
        var columns = table == "job_events" ? "job_id, attempt, testbox, kind, at, data" : "*";
        command.CommandText =
            $"select {columns} from {table} where {key} > {afterJob} and {key} <= {lastJob} order by {key}";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new TableRows(table, reader);
        while (await reader.ReadAsync(cancellationToken))
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                rows._columns[column].Add(reader.IsDBNull(column) ? null : reader.GetValue(column));
            }
        }

        return rows;
    }

    public Task InsertAsync(DbConnection target, DbTransaction transaction, CancellationToken cancellationToken) =>
        target is NpgsqlConnection postgres
            ? InsertArraysAsync(postgres, cancellationToken)
            : Task.Run(() => InsertEach((SqliteConnection)target, (SqliteTransaction)transaction), cancellationToken);

    private async Task InsertArraysAsync(NpgsqlConnection target, CancellationToken cancellationToken)
    {
        await using var command = target.CreateCommand();
        var arrays = _names.Select((name, index) => $"@{name}::{_types[index]}[]");
        command.CommandText =
            $"insert into {_table} ({string.Join(", ", _names)}) select * from unnest({string.Join(", ", arrays)})";
        for (var column = 0; column < _names.Length; column++)
        {
            command.Parameters.AddWithValue(_names[column], ToArray(_columns[column], _types[column]));
        }

        await command.PrepareAsync(cancellationToken);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private void InsertEach(SqliteConnection target, SqliteTransaction transaction)
    {
        using var command = target.CreateCommand();
        command.Transaction = transaction;
        var values = string.Join(", ", _names.Select(name => "@" + name));
        command.CommandText = $"insert into {_table} ({string.Join(", ", _names)}) values ({values})";
        var parameters =
            _names.Select(name => command.Parameters.Add(new SqliteParameter { ParameterName = "@" + name })).ToArray();
        for (var row = 0; row < _columns[0].Count; row++)
        {
            for (var column = 0; column < parameters.Length; column++)
            {
                parameters[column].Value = _columns[column][row] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }

    private static object ToArray(List<object?> values, string type) => type switch
    {
        "bigint" => values.Select(value => (long?)value).ToArray(),
        "integer" => values.Select(value => (int?)value).ToArray(),
        "double precision" => values.Select(value => (double?)value).ToArray(),
        _ => values.Select(value => (string?)value).ToArray(),
    };
}
