using Npgsql;

namespace Boxyard.Storage.Postgres;

/// <summary>The row on which a PostgreSQL reader stands.</summary>
internal sealed class PostgresRow(NpgsqlDataReader reader) : Row
{
    public override bool IsNull(int column) => reader.IsDBNull(column);

    public override long GetInt64(int column) => reader.GetInt64(column);

    public override double GetDouble(int column) => reader.GetDouble(column);

    public override string GetText(int column) => reader.GetString(column);
}
