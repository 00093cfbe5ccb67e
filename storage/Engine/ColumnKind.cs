namespace Boxyard.Storage;

/// <summary>What a column of a <see cref="RowSet"/> holds.</summary>
internal enum ColumnKind
{
    Bigint,
    Double,
    Text,
}
