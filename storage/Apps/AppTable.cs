using System.Collections.Immutable;
using System.Text.Json;
using Boxyard.Accounts;
using Boxyard.Apps;

namespace Boxyard.Storage.Apps;

/// <summary>The rows of the registry.</summary>
internal static class AppTable
{
    // What is computed is not stored.
    private static readonly JsonSerializerOptions Json = new() { IgnoreReadOnlyProperties = true };

    /// <summary>From the rows of `apps_find` and of lists.</summary>
    public static AppRecord Map(Row row) => new()
    {
        Spec = Read<AppSpec>(row.GetText(0)),
        MetaFiles = Read<ImmutableArray<AppMetaFileName>>(row.GetText(1)),
        Owner = row.GetText(2),
        IsFrozen = row.GetInt64(3) != 0,
        CreatedAt = row.GetInstant(4),
        ChangedAt = row.GetInstant(5),
    };

    public static AppGrant MapGrant(Row row) => new()
    {
        Namespace = row.GetText(0),
        Repository = row.GetText(1),
        GranteeKind = row.GetEnum<AppGranteeKind>(2),
        Grantee = row.GetText(3),
        Permission = row.GetEnum<AppPermission>(4),
    };

    public static RowSet KeyOf(AppName name) => RowSet.One()
        .With("namespace", name.Namespace)
        .With("repository", name.Repository)
        .With("version_key", name.VersionKey);

    public static RowSet RepositoryOf(AppName name) => RowSet.One()
        .With("namespace", name.Namespace)
        .With("repository", name.Repository);

    /// <summary>What the transaction sees: writers take turns, so that it holds until the commit.</summary>
    public static async Task<AppFacts> ReadFactsAsync(
        IWriteSession session, AppName name, CancellationToken cancellationToken)
    {
        var (namespaceOwner, repositoryOwner) = ((string?)null, (string?)null);
        var grants = ImmutableArray.CreateBuilder<AppGrant>();
        AppRecord? app = null;
        session.Add(
            "app_namespaces_find", RowSet.One().With("name", name.Namespace), row => namespaceOwner = row.GetText(0));
        session.Add(
            "app_repositories_find",
            RowSet.One().With("namespace", name.Namespace).With("name", name.Repository),
            row => repositoryOwner = row.GetText(0));
        session.Add("app_permissions_list_of", RepositoryOf(name), row => grants.Add(MapGrant(row)));
        session.Add("apps_find", KeyOf(name), row => app = Map(row));
        await session.SendAsync(cancellationToken);
        return new AppFacts
        {
            NamespaceOwner = namespaceOwner,
            RepositoryOwner = repositoryOwner,
            Grants = grants.ToImmutable(),
            App = app,
        };
    }

    /// <summary>Its owner has full control of it.</summary>
    public static void AddNamespace(IWriteSession session, string name, string owner)
    {
        session.Add("app_namespaces_insert", RowSet.One().With("name", name).With("owner", owner));
        AddGrant(session, OwnerGrant(name, "", owner));
    }

    /// <summary>Its owner has full control of it.</summary>
    public static void AddRepository(IWriteSession session, AppName name, string owner)
    {
        session.Add(
            "app_repositories_insert",
            RowSet.One().With("namespace", name.Namespace).With("name", name.Repository).With("owner", owner));
        AddGrant(session, OwnerGrant(name.Namespace, name.Repository, owner));
    }

    /// <summary>`added` is called unless it was granted already.</summary>
    public static void AddGrant(IWriteSession session, AppGrant grant, Action? added = null) => session.Add(
        "app_permissions_add",
        RowSet.One()
            .With("namespace", grant.Namespace)
            .With("repository", grant.Repository)
            .With("grantee_kind", EnumText.Of(grant.GranteeKind))
            .With("grantee", grant.Grantee)
            .With("permission", EnumText.Of(grant.Permission)),
        _ => added?.Invoke());

    public static void Put(IWriteSession session, AppRecord app, ImmutableArray<AppMetaFile> files)
    {
        session.Add("apps_put", KeyOf(app.Name)
            .With("spec", JsonSerializer.Serialize(app.Spec, Json))
            .With("meta_files", JsonSerializer.Serialize(app.MetaFiles, Json))
            .With("owner", app.Owner)
            .With("is_frozen", app.IsFrozen ? 1 : 0));
        session.Add("app_meta_files_delete", KeyOf(app.Name));
        foreach (var file in files)
        {
            session.Add("app_meta_files_insert", KeyOf(app.Name)
                .With("file_name", file.Name.FileName)
                .With("content", Convert.ToBase64String(file.Content.Span)));
        }
    }

    public static AuditEntry AuditOf(AppCaller caller, string action, string target) =>
        new() { Account = caller.User, Address = caller.Address, Action = action, Target = target };

    private static AppGrant OwnerGrant(string namespaceName, string repository, string owner) => new()
    {
        Namespace = namespaceName,
        Repository = repository,
        GranteeKind = AppGranteeKind.User,
        Grantee = owner,
        Permission = AppPermission.FullControl,
    };

    private static TItem Read<TItem>(string text) =>
        JsonSerializer.Deserialize<TItem>(text, Json)
        ?? throw new StoreException("The database holds an app that is null. Was it written by another program?");
}
