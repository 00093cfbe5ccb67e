using Npgsql;

namespace Boxyard.Storage.Postgres;

/// <summary>Makes a command of a SQL file.</summary>
internal static class PostgresCommands
{
    public static NpgsqlCommand Create(NpgsqlConnection connection, SqlText sql, RowSet rows, long? now)
    {
#pragma warning disable CA2100 // The text is an embedded file; values are bound as parameters.
        var command = new NpgsqlCommand(sql.Text, connection);
#pragma warning restore CA2100
        PostgresParameters.Bind(command.Parameters, sql, rows, now);
        return command;
    }
}
