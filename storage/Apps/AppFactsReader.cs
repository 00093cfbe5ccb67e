using System.Collections.Immutable;
using Boxyard.Apps;

namespace Boxyard.Storage.Apps;

/// <summary>
/// Gathers <see cref="AppFacts"/> from the rows of one statement, which sees all of them at one moment.
/// </summary>
internal sealed class AppFactsReader(AppName name)
{
    public const string Sql = "app_facts_list";

    private readonly List<AppGrant> _grants = [];
    private string? _namespaceOwner;
    private string? _repositoryOwner;
    private AppRecord? _app;

    public void Read(Row row)
    {
        switch (row.GetInt64(0))
        {
            case 0:
                _namespaceOwner = row.GetText(1);
                break;
            case 1:
                _repositoryOwner = row.GetText(1);
                break;
            case 2:
                _grants.Add(MapGrant(row));
                break;
            case 3:
                _app = AppTable.Map(row, first: 1);
                break;
            default:
                throw new InvalidOperationException($"{Sql} has a part {row.GetInt64(0)} that nobody reads.");
        }
    }

    public AppFacts ToFacts() => new()
    {
        NamespaceOwner = _namespaceOwner,
        RepositoryOwner = _repositoryOwner,
        Grants = _grants
            .OrderBy(grant => grant.Repository, StringComparer.Ordinal)
            .ThenByDescending(grant => grant.GranteeKind)
            .ThenBy(grant => grant.Grantee, StringComparer.Ordinal)
            .ThenBy(grant => grant.Permission)
            .ToImmutableArray(),
        App = _app,
    };

    private AppGrant MapGrant(Row row) => new()
    {
        Namespace = name.Namespace,
        Repository = row.GetText(1),
        GranteeKind = row.GetEnum<AppGranteeKind>(2),
        Grantee = row.GetText(3),
        Permission = row.GetEnum<AppPermission>(7),
    };
}
