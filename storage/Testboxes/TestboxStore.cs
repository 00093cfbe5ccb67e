using System.Collections.Immutable;
using System.Text.Json;
using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary><see cref="ITestboxStore"/> on the database: writes go to the group commit, reads to the readers.</summary>
internal sealed class TestboxStore(IDatabase database, GroupWriter writer) : ITestboxStore
{
    private const int OrdinalColumn = 16;

    // Each boot request begins with one of these.
    private readonly GroupReader<TestboxRecord> _byName = new(database, "testboxes_find", "name", OrdinalColumn, Map);

    private readonly GroupReader<TestboxRecord> _byMac =
        new(database, "testboxes_find_by_mac", "mac", OrdinalColumn, Map);

    public Task<TestboxRecord?> FindAsync(string name, CancellationToken cancellationToken) =>
        _byName.FindAsync(name);

    public Task<TestboxRecord?> FindByMacAsync(string mac, CancellationToken cancellationToken) =>
        _byMac.FindAsync(mac);

    public async Task<IReadOnlyList<TestboxRecord>> ListAsync(
        string? afterName, int pageSize, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "testboxes_list", RowSet.One()
                .With("after_name", afterName ?? string.Empty)
                .With("count", pageSize), Map, cancellationToken);

    public Task SetMacAsync(string mac, string name, CancellationToken cancellationToken) =>
        writer.WriteAsync(new MacCommand(mac, name), cancellationToken);

    public Task DeleteMacAsync(string mac, CancellationToken cancellationToken) =>
        writer.WriteAsync(new MacCommand(mac, name: null), cancellationToken);

    public Task SetQueuesAsync(string name, IReadOnlyList<string> queues, CancellationToken cancellationToken) =>
        writer.WriteAsync(new BoxQueuesCommand(name, queues), cancellationToken);

    public Task DeleteQueuesAsync(string name, CancellationToken cancellationToken) =>
        writer.WriteAsync(new BoxQueuesCommand(name, []), cancellationToken);

    public Task ChangeHardwareAsync(string name, HardwareChange change, CancellationToken cancellationToken) =>
        writer.WriteAsync(new HardwareCommand(name, change), cancellationToken);

    public Task ReportAsync(TestboxReport report, CancellationToken cancellationToken) =>
        writer.WriteAsync(new BoxReportCommand(report), cancellationToken);

    public Task SeeUnknownAsync(string mac, string? ip, CancellationToken cancellationToken) =>
        writer.WriteAsync(new SeeUnknownCommand(mac, ip), cancellationToken);

    public async Task<IReadOnlyList<UnknownBoxRecord>> ListUnknownAsync(
        UnknownBoxPosition? after, int pageSize, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "unknown_boxes_list",
            RowSet.One()
                .With("before_seen_at", after is null ? long.MaxValue : Micros.From(after.SeenAt))
                .With("before_mac", after?.Mac ?? "")
                .With("count", pageSize),
            MapUnknown,
            cancellationToken);

    private static TestboxRecord Map(Row row) => new()
    {
        Name = row.GetText(0),
        Macs = ToTexts(row.GetText(1)),
        Queues = ToTexts(row.GetText(2)),
        Arch = row.FindText(3),
        WtmpState = row.FindText(4),
        Ip = row.FindText(5),
        SshPort = row.FindInt32(6),
        SeenAt = row.FindInstant(7),
        LiveJobId = row.FindInt64(8),
        LiveAttempt = row.FindInt32(9),
        Hold = row.FindEnum<HoldKind>(10) is { } kind
            ? new TestboxHold
            {
                Kind = kind,
                Reason = row.FindText(11),
                By = row.GetText(12),
                HeldAt = row.GetInstant(13),
            }
            : null,
        Tags = row.FindText(14) is { } tags ? ToTexts(tags) : [],
        Memory = row.FindInt64(15),
    };

    private static ImmutableArray<string> ToTexts(string json) =>
        json == "[]" ? [] : [.. JsonSerializer.Deserialize<string[]>(json)!];

    private static UnknownBoxRecord MapUnknown(Row row) => new()
    {
        Mac = row.GetText(0),
        FirstSeenAt = row.GetInstant(1),
        SeenAt = row.GetInstant(2),
        Ip = row.FindText(3),
    };
}
