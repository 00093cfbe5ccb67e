using System.Text.Json;

namespace Boxyard.Samples;

/// <summary>
/// The lines of the board. They and the cursor are one file, so that a kill leaves neither ahead of the other.
/// </summary>
internal sealed class Board
{
    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly SortedDictionary<string, BoardLine> _lines = new(StringComparer.Ordinal);

    public Board(string directory)
    {
        Directory.CreateDirectory(directory);
        _path = Path.Combine(directory, "board.json");
        if (File.Exists(_path) && JsonSerializer.Deserialize<BoardState>(File.ReadAllText(_path)) is { } state)
        {
            Cursor = state.Cursor;
            foreach (var line in state.Lines)
            {
                _lines.Add(line.Suite, line);
            }
        }
    }

    /// <summary>`0`, the beginning of all events, before the first.</summary>
    public string Cursor { get; private set; } = "0";

    public IReadOnlyList<BoardLine> List()
    {
        lock (_lock)
        {
            return [.. _lines.Values];
        }
    }

    /// <summary>
    /// Keeps a result and the cursor behind it; an older result than that of the board changes nothing.
    /// </summary>
    public void Keep(BoardLine line, string cursor)
    {
        lock (_lock)
        {
            if (_lines.GetValueOrDefault(line.Suite) is not { } shown || shown.FinishedAt <= line.FinishedAt)
            {
                _lines[line.Suite] = line;
            }

            Save(cursor);
        }
    }

    /// <summary>The cursor is of another database: all is read anew.</summary>
    public void BeginAnew()
    {
        lock (_lock)
        {
            _lines.Clear();
            Save("0");
        }
    }

    private void Save(string cursor)
    {
        Cursor = cursor;
        var temporary = $"{_path}.new";
        File.WriteAllText(temporary, JsonSerializer.Serialize(new BoardState(cursor, [.. _lines.Values])));
        File.Move(temporary, _path, overwrite: true);
    }
}
