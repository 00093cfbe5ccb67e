namespace Boxyard.Storage;

/// <summary>Which migrations a database still needs, and whether this binary may use it at all.</summary>
internal static class MigrationPlan
{
    /// <param name="known">The migrations of this binary, ascending.</param>
    /// <param name="applied">Version and oldest binary of those that the database has.</param>
    public static IReadOnlyList<Migration> Choose(
        IReadOnlyList<Migration> known, IReadOnlyList<(long Version, long OldestBinary)> applied)
    {
        var newest = known[^1].Version;
        var needed = applied.Select(migration => migration.OldestBinary).DefaultIfEmpty().Max();
        if (needed > newest)
        {
            throw new StoreException(
                $"The database was migrated by a newer Boxyard: it needs a binary that knows migration {needed}, "
                + $"and this one knows up to {newest}. Start the newer version, or restore a backup from before the "
                + "upgrade.");
        }

        if (applied.Any(migration => migration.Version < known[0].Version))
        {
            throw new StoreException(
                "The database was made by a Boxyard from before the first release, whose tables this one cannot "
                + "take over. Nothing was changed. Start with another data folder or database, or with the version that "
                + "made it.");
        }

        var have = applied.Select(migration => migration.Version).ToHashSet();
        return [.. known.Where(migration => !have.Contains(migration.Version))];
    }
}
