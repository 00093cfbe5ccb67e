using Npgsql;
using NpgsqlTypes;

namespace Boxyard.Storage.Postgres;

/// <summary>Binds a <see cref="RowSet"/>: a column becomes one array parameter, a scalar one value.</summary>
internal static class PostgresParameters
{
    public static void Bind(NpgsqlParameterCollection parameters, SqlText sql, RowSet rows, long? now)
    {
        foreach (var name in sql.Parameters)
        {
            var column = name == "now" && !rows.Has(name) ? Column.OfBigints([now], isScalar: true) : rows.Get(name);
            parameters.Add(ToParameter(column));
        }
    }

    private static NpgsqlParameter ToParameter(Column column)
    {
        object? value = column.Kind switch
        {
            ColumnKind.Bigint => column.IsScalar ? column.Bigints[0] : column.Bigints,
            ColumnKind.Double => column.IsScalar ? column.Doubles[0] : column.Doubles,
            ColumnKind.Text => column.IsScalar ? column.Texts[0] : column.Texts,
            _ => throw new InvalidOperationException($"Unknown kind {column.Kind}."),
        };
        var type = column.Kind switch
        {
            ColumnKind.Bigint => NpgsqlDbType.Bigint,
            ColumnKind.Double => NpgsqlDbType.Double,
            ColumnKind.Text => NpgsqlDbType.Text,
            _ => throw new InvalidOperationException($"Unknown kind {column.Kind}."),
        };
        return new NpgsqlParameter
        {
            Value = value ?? DBNull.Value,
            NpgsqlDbType = column.IsScalar ? type : type | NpgsqlDbType.Array,
        };
    }
}
