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

    /// <summary>From a row that has these columns from `first` on.</summary>
    public static AppRecord Map(Row row, int first) => new()
    {
        Spec = Read<AppSpec>(row.GetText(first)),
        MetaFiles = Read<ImmutableArray<AppMetaFileName>>(row.GetText(first + 1)),
        Owner = row.GetText(first + 2),
        IsFrozen = row.GetInt64(first + 3) != 0,
        CreatedAt = row.GetInstant(first + 4),
        ChangedAt = row.GetInstant(first + 5),
    };

    public static AppGrant MapGrant(Row row) => new()
    {
        Namespace = row.GetText(1),
        Repository = row.GetText(2),
        GranteeKind = row.GetEnum<AppGranteeKind>(3),
        Grantee = row.GetText(4),
        Permission = row.GetEnum<AppPermission>(5),
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
        var facts = new AppFactsReader(name);
        session.Add(AppFactsReader.Sql, KeyOf(name), facts.Read);
        await session.SendAsync(cancellationToken);
        return facts.ToFacts();
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
        DeleteFiles(session, app.Name);
        foreach (var file in files)
        {
            session.Add("app_files_insert", KeyOf(app.Name)
                .With("file_name", file.Name.FileName)
                .With("path", file.Path)
                .With("size", file.Size)
                .With("sha256", file.Sha256));
        }
    }

    /// <summary>Their rows go, and say which files follow.</summary>
    public static void DeleteFiles(IWriteSession session, AppName name)
    {
        session.Add("file_removals_add_app_files", KeyOf(name).With("root", AppFolder.Root));
        session.Add("app_files_delete", KeyOf(name));
        session.Add("app_meta_files_delete", KeyOf(name));
    }

    public static AuditEntry AuditOf(AppCaller caller, string action, string target) =>
        new() { Account = caller.User, Address = caller.Address, Action = action, Target = target };

    /// <summary>Puts a change into the audit and into the history.</summary>
    public static void Record(Batch batch, AppCaller caller, string action, string target, string? detail = null)
    {
        var entry = AuditOf(caller, action, target) with { Detail = detail };
        batch.Effects.Audit(entry);
        batch.Effects.Append(AppEvents.Changed(entry));
    }

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
