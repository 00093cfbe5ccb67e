namespace Boxyard.Storage;

/// <summary>A <see cref="RowSet"/> made from objects, one row each.</summary>
internal sealed class Rows<TItem>(IReadOnlyList<TItem> items) : RowSet(items.Count)
{
    public Rows<TItem> Bigint(string name, Func<TItem, long?> value)
    {
        var values = new long?[items.Count];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = value(items[index]);
        }

        Add(name, Column.OfBigints(values));
        return this;
    }

    public Rows<TItem> Double(string name, Func<TItem, double?> value)
    {
        Add(name, Column.OfDoubles([.. items.Select(value)]));
        return this;
    }

    public Rows<TItem> Text(string name, Func<TItem, string?> value)
    {
        var values = new string?[items.Count];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = value(items[index]);
        }

        Add(name, Column.OfTexts(values));
        return this;
    }
}
