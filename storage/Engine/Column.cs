namespace Boxyard.Storage;

/// <summary>The values of one parameter: one for each row of the set, or one for all rows.</summary>
internal sealed class Column
{
    private Column(
        ColumnKind kind, bool isScalar, long?[]? bigints = null, double?[]? doubles = null, string?[]? texts = null)
    {
        Kind = kind;
        IsScalar = isScalar;
        Bigints = bigints ?? [];
        Doubles = doubles ?? [];
        Texts = texts ?? [];
    }

    public ColumnKind Kind { get; }

    /// <summary>One value that all rows share, bound as such in both dialects.</summary>
    public bool IsScalar { get; }

    public long?[] Bigints { get; }

    public double?[] Doubles { get; }

    public string?[] Texts { get; }

    public static Column OfBigints(long?[] values, bool isScalar = false) =>
        new(ColumnKind.Bigint, isScalar, bigints: values);

    public static Column OfDoubles(double?[] values, bool isScalar = false) =>
        new(ColumnKind.Double, isScalar, doubles: values);

    public static Column OfTexts(string?[] values, bool isScalar = false) =>
        new(ColumnKind.Text, isScalar, texts: values);
}
