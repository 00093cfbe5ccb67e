using Npgsql;

namespace Boxyard.Storage.Postgres;

/// <summary>Makes a command of a SQL file.</summary>
internal static class PostgresCommands
{
    public static NpgsqlCommand Create(NpgsqlConnection connection, SqlText sql, RowSet rows, long? now)
    {
        var command = new NpgsqlCommand(sql.Text, connection);
        PostgresParameters.Bind(command.Parameters, sql, rows, now);
        return command;
    }
}
