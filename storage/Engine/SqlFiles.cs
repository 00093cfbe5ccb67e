using System.Collections.Frozen;

namespace Boxyard.Storage;

/// <summary>The SQL files of one dialect, embedded in the assembly: its own and the common ones.</summary>
internal sealed class SqlFiles
{
    private const string Prefix = "Boxyard.Sql.";

    private readonly FrozenDictionary<string, SqlText> _statements;

    private SqlFiles(string dialect, char marker)
    {
        var statements = new Dictionary<string, SqlText>(StringComparer.Ordinal);
        foreach (var folder in new[] { $"{Prefix}Common.", $"{Prefix}{dialect}." })
        {
            foreach (var (name, text) in Read(folder))
            {
                if (!statements.TryAdd(name, SqlText.Parse(name, text, marker)))
                {
                    throw new InvalidOperationException(
                        $"The statement {name} stands in Sql/Common and in Sql/{dialect}.");
                }
            }
        }

        _statements = statements.ToFrozenDictionary(StringComparer.Ordinal);
        var migrations = Read($"{Prefix}{dialect}.Migrations.").Select(file => Migration.Parse(file.Name, file.Text));
        Migrations = [.. migrations.OrderBy(migration => migration.Version)];
    }

    public static SqlFiles Sqlite { get; } = new("Sqlite", '?');

    public static SqlFiles Postgres { get; } = new("Postgres", '$');

    /// <summary>In the order in which they are applied.</summary>
    public IReadOnlyList<Migration> Migrations { get; }

    public IEnumerable<SqlText> All => _statements.Values;

    public SqlText this[string name] =>
        _statements.TryGetValue(name, out var statement)
            ? statement
            : throw new InvalidOperationException($"There is no SQL file {name}.sql.");

    private static IEnumerable<(string Name, string Text)> Read(string folder)
    {
        var assembly = typeof(SqlFiles).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            // A resource's name has dots for slashes: more dots before `.sql` mean a folder below this one.
            var name = Path.GetFileNameWithoutExtension(resource);
            if (!resource.StartsWith(folder, StringComparison.Ordinal)
                || name[folder.Length..].Contains('.', StringComparison.Ordinal))
            {
                continue;
            }

            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return (name[folder.Length..], reader.ReadToEnd());
        }
    }
}
