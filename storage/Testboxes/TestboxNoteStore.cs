using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary><see cref="ITestboxNoteStore"/> on the database.</summary>
internal sealed class TestboxNoteStore(IDatabase database, GroupWriter writer) : ITestboxNoteStore
{
    public async Task<IReadOnlyList<TestboxNote>> ListAsync(
        string name, int maxCount, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "testbox_notes_list",
            RowSet.One().With("testbox", name).With("count", maxCount),
            Map,
            cancellationToken);

    public async Task<TestboxNote?> AddAsync(
        string name, string id, string text, string? by, CancellationToken cancellationToken) =>
        await writer.WriteAsync(new NoteCommand(name, id, text, by ?? TestboxHold.Operator), cancellationToken)
            ? await database.FindAsync<TestboxNote?>(
                "testbox_notes_find", RowSet.One().With("testbox", name).With("id", id), Map, cancellationToken)
            : null;

    public Task<bool> RemoveAsync(string name, string id, string? by, CancellationToken cancellationToken) =>
        writer.WriteAsync(new NoteCommand(name, id, text: null, by ?? TestboxHold.Operator), cancellationToken);

    private static TestboxNote Map(Row row) => new()
    {
        Id = row.GetText(0),
        WrittenAt = row.GetInstant(1),
        WrittenBy = row.GetText(2),
        Text = row.GetText(3),
    };
}
