namespace Boxyard.Storage.Sqlite;

/// <summary>Applies the missing migrations, each in an exclusive transaction with its record.</summary>
internal static class SqliteMigrations
{
    public static void Apply(SqliteLink link, TimeProvider clock)
    {
        link.Execute("migrations_create", RowSet.One(), null, null);
        var applied = new List<(long Version, long OldestBinary)>();
        link.Execute("migrations_list", RowSet.One(), null, row => applied.Add((row.GetInt64(0), row.GetInt64(2))));
        foreach (var migration in MigrationPlan.Choose(SqlFiles.Sqlite.Migrations, applied))
        {
            link.Run("begin exclusive");
            try
            {
                link.Run(migration.Script);
                link.Execute("migrations_insert", migration.ToRow(clock), null, null);
                link.Run("commit");
            }
            catch
            {
                link.Run("rollback");
                throw;
            }
        }
    }
}
