namespace Boxyard.Cli;

/// <summary>Rows of text in columns as wide as their widest cell.</summary>
internal sealed class Table(params string[] headings)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Without them, cells of nothing stay empty.</summary>
    public bool HasHeadings { get; init; } = true;

    public void Add(params string?[] cells) =>
        _rows.Add([.. cells.Select(c => string.IsNullOrEmpty(c) ? HasHeadings ? "-" : "" : CleanText.Line(c))]);

    public async Task WriteAsync(TextWriter writer)
    {
        var rows = HasHeadings ? _rows.Prepend(headings).ToList() : _rows;
        if (rows.Count == 0)
        {
            return;
        }

        var widths = Enumerable.Range(0, headings.Length).Select(i => rows.Max(r => r[i].Length)).ToArray();
        foreach (var row in rows)
        {
            await writer.WriteLineAsync(string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
        }
    }
}
