namespace Boxyard.Storage;

/// <summary>The row that a statement stands on, the same for both dialects. Valid only during the callback that gets it.</summary>
internal abstract class Row
{
    public abstract bool IsNull(int column);

    public abstract long GetInt64(int column);

    public abstract double GetDouble(int column);

    public abstract string GetText(int column);

    public int GetInt32(int column) => checked((int)GetInt64(column));

    public long? FindInt64(int column) => IsNull(column) ? null : GetInt64(column);

    public int? FindInt32(int column) => IsNull(column) ? null : GetInt32(column);

    public string? FindText(int column) => IsNull(column) ? null : GetText(column);

    public DateTimeOffset GetInstant(int column) => Micros.ToInstant(GetInt64(column));

    public DateTimeOffset? FindInstant(int column) => IsNull(column) ? null : GetInstant(column);

    public TimeSpan GetSpan(int column) => Micros.ToSpan(GetInt64(column));

    public TEnum GetEnum<TEnum>(int column)
        where TEnum : struct, Enum => EnumText.Parse<TEnum>(GetText(column));

    public TEnum? FindEnum<TEnum>(int column)
        where TEnum : struct, Enum => IsNull(column) ? null : GetEnum<TEnum>(column);
}
