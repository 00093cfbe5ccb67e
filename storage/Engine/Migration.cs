using System.Globalization;

namespace Boxyard.Storage;

/// <summary>One numbered step of the schema.</summary>
internal sealed record Migration
{
    private const string OldestBinaryMark = "-- oldest binary: ";

    public required long Version { get; init; }

    public required string Name { get; init; }

    /// <summary>The newest migration that a binary must know to work with the schema after this one.</summary>
    public required long OldestBinary { get; init; }

    /// <summary>Its statements, run as one script.</summary>
    public required string Script { get; init; }

    public RowSet ToRow(TimeProvider clock) => RowSet.One()
        .With("version", Version)
        .With("name", Name)
        .With("applied_at", Micros.From(clock.GetUtcNow()))
        .With("oldest_binary", OldestBinary);

    /// <summary>Reads a file `0002_tables.sql` whose first line is `-- oldest binary: N`.</summary>
    public static Migration Parse(string fileName, string text)
    {
        var parts = fileName.TrimStart('_').Split('_', 2);
        var firstLine = text[..text.IndexOf('\n', StringComparison.Ordinal)];
        if (!firstLine.StartsWith(OldestBinaryMark, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"Migration {fileName} must start with '{OldestBinaryMark}N'.");
        }

        return new Migration
        {
            Version = long.Parse(parts[0], CultureInfo.InvariantCulture),
            Name = parts[1],
            OldestBinary = long.Parse(firstLine[OldestBinaryMark.Length..], CultureInfo.InvariantCulture),
            Script = text,
        };
    }
}
