using Boxyard.Apps;

namespace Boxyard.Storage.Apps;

/// <summary>
/// Pages of the registry. They are read in lots, so that a page holds no more of large specs in memory than it may,
/// however many apps were asked for.
/// </summary>
internal sealed class AppLists(IDatabase database)
{
    /// <summary>Characters of specs in one page, more or less.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    private const int LotCount = 100;

    /// <summary>Behind all names of namespaces.</summary>
    private const string LastNamespace = "~";

    public async Task<AppList> ListAppsAsync(AppFilter filter, CancellationToken cancellationToken)
    {
        if (filter.NewestFirst)
        {
            return await ListNewestAsync(filter, cancellationToken);
        }

        var found = new List<AppRecord>();
        var length = 0L;
        var after = (filter.After?.Namespace ?? "", filter.After?.Repository ?? "", filter.After?.VersionKey ?? "");
        while (found.Count < filter.MaxCount && length < MaxLength)
        {
            var rowCount = 0;
            var rows = filter.Repository.Length > 0
                ? ScopeOf(filter.Caller, filter.Scope)
                    .With("namespace", filter.Namespace)
                    .With("repository", filter.Repository)
                    .With("after_version", VersionAfter(filter, after))
                : RangeOf(ScopeOf(filter.Caller, filter.Scope), filter.Namespace, after.Item1, after.Item2)
                    .With("after_version", after.Item3);
            await database.ReadAsync(
                filter.Repository.Length > 0 ? "apps_list_of" : "apps_list",
                rows.With("count", Math.Min(LotCount, filter.MaxCount - found.Count)),
                Take,
                cancellationToken);
            if (rowCount == 0)
            {
                return new AppList(found, IsCut: false);
            }

            void Take(Row row)
            {
                rowCount++;
                if (length >= MaxLength)
                {
                    // The next page begins with it.
                    return;
                }

                after = (row.GetText(0), row.GetText(1), row.GetText(2));
                if (!row.IsNull(3))
                {
                    length += row.GetText(3).Length;
                    found.Add(AppTable.Map(row, first: 3));
                }
            }
        }

        return new AppList(found, IsCut: true);
    }

    public async Task<AppRepositoryList> ListRepositoriesAsync(
        AppRepositoryFilter filter, CancellationToken cancellationToken)
    {
        var found = new List<AppRepositoryRecord>();
        var (space, repository) = (filter.After?.Namespace ?? "", filter.After?.Repository ?? "");
        while (found.Count < filter.MaxCount)
        {
            var rows = RangeOf(ScopeOf(filter.Caller, filter.Scope), filter.Namespace, space, repository);
            var lot = await database.ListAsync(
                "app_repositories_list",
                rows.With("count", LotCount),
                row => new AppRepositoryRecord(row.GetText(0), row.GetText(1), row.GetText(2)),
                cancellationToken);
            if (lot.Count == 0)
            {
                return new AppRepositoryList(found, IsCut: false);
            }

            (space, repository) = (lot[^1].Namespace, lot[^1].Name);
            found.AddRange(lot.Where(IsWanted).Take(filter.MaxCount - found.Count));
        }

        return new AppRepositoryList(found, IsCut: true);

        bool IsWanted(AppRepositoryRecord record) => filter.Caller.User is null || filter.Scope switch
        {
            AppScope.Shared => record.Owner != filter.Caller.User,
            AppScope.Owned => record.Owner == filter.Caller.User,
            AppScope.All or AppScope.Public or AppScope.Unpublic => true,
            _ => throw new ArgumentOutOfRangeException(nameof(filter), filter.Scope, "Not a scope."),
        };
    }

    private async Task<AppList> ListNewestAsync(AppFilter filter, CancellationToken cancellationToken)
    {
        var found = new List<AppRecord>();
        var length = 0L;
        var rows = ScopeOf(filter.Caller, filter.Scope)
            .With("namespace", filter.Namespace)
            .With("repository", filter.Repository)
            .With("count", Math.Min(LotCount, filter.MaxCount));
        await database.ReadAsync("apps_list_newest", rows, Take, cancellationToken);
        return new AppList(found, IsCut: false);

        void Take(Row row)
        {
            if (length < MaxLength)
            {
                length += row.GetText(3).Length;
                found.Add(AppTable.Map(row, first: 3));
            }
        }
    }

    /// <summary>Of a repository's own versions, those after a name that stands elsewhere are all or none.</summary>
    private static string? VersionAfter(AppFilter filter, (string Namespace, string Repository, string Version) after)
    {
        var order = (string.CompareOrdinal(after.Namespace, filter.Namespace),
            string.CompareOrdinal(after.Repository, filter.Repository));
        return order switch
        {
            (0, 0) => after.Version,
            ( < 0, _) or (0, < 0) => "",
            // Nothing is behind nothing.
            _ => null,
        };
    }

    /// <summary>Nobody is called by the empty name: who came without a token sees what is public.</summary>
    private static RowSet ScopeOf(AppCaller caller, AppScope scope) => RowSet.One()
        .With("caller", caller.User ?? "")
        .With("is_admin", caller.IsAdmin ? 1 : 0)
        .With("scope", EnumText.Of(caller.User is null ? AppScope.Public : scope));

    private static RowSet RangeOf(RowSet rows, string space, string afterNamespace, string afterRepository) => rows
        .With("from_namespace", space)
        .With("to_namespace", space.Length > 0 ? space : LastNamespace)
        .With("after_namespace", afterNamespace)
        .With("after_repository", afterRepository);
}
