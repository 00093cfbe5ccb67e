using Boxyard.Accounts;

namespace Boxyard.Storage.Accounts;

/// <summary><see cref="IAuditStore"/> on the database.</summary>
internal sealed class AuditStore(IDatabase database, GroupWriter writer) : IAuditStore
{
    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken) =>
        writer.WriteAsync(new AppendAuditCommand(entry), cancellationToken);

    public async Task<IReadOnlyList<AuditRecord>> ListAsync(
        AuditFilter filter, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "audit_log_list",
            RowSet.One()
                .With("before_id", filter.BeforeId ?? long.MaxValue)
                .With("from_at", Micros.From(filter.From) ?? 0)
                .With("to_at", Micros.From(filter.To) ?? long.MaxValue)
                .With("account", filter.Account)
                .With("action", filter.Action ?? "")
                .With("target", filter.Target ?? "")
                .With("count", filter.PageSize),
            AccountTable.MapAudit,
            cancellationToken);

    public Task<int> TrimAsync(DateTimeOffset before, int maxCount, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            new TrimCommand(
                "audit_log_trim", RowSet.One().With("before", Micros.From(before)).With("count", maxCount)),
            cancellationToken);
}
