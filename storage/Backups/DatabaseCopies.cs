using Boxyard.Storage.Postgres;
using Boxyard.Storage.Sqlite;

namespace Boxyard.Storage.Backups;

/// <summary>The copy of the database that the options name.</summary>
public static class DatabaseCopies
{
    /// <summary>How <see cref="DatabaseSnapshot.Dialect"/> says PostgreSQL.</summary>
    public const string Postgres = PostgresCopy.Dialect;

    public static IDatabaseCopy For(StorageOptions options) =>
        options.Postgres is null ? new SqliteCopy(options.DataDirectory) : new PostgresCopy(options.Postgres);
}
