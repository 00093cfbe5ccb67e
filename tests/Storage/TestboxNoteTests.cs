using Boxyard.Testboxes;

namespace Boxyard.Tests.Storage;

public sealed class TestboxNoteTests
{
    private const string Box = "vm-2p8g-1";
    private const string First = "0b6f1c1e-0000-4000-8000-000000000001";
    private const string Second = "0b6f1c1e-0000-4000-8000-000000000002";

    [Theory, Dialects]
    public async Task Notes_are_kept_newest_first_and_one_that_is_sent_twice_is_one(Dialect dialect)
    {
        await using var store = await StartAsync(dialect);
        var notes = store.Get<ITestboxNoteStore>();
        var written = await notes.AddAsync(Box, First, "new fan", "ann", Samples.None);
        var first = store.Clock.GetUtcNow();
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        await notes.AddAsync(Box, Second, "still hot", null, Samples.None);

        var again = await notes.AddAsync(Box, First, "another text", "bob", Samples.None);
        var all = await notes.ListAsync(Box, 10, Samples.None);

        Assert.Equal(
            new TestboxNote { Id = First, WrittenAt = first, WrittenBy = "ann", Text = "new fan" }, written);
        Assert.Equal(written, again);
        Assert.Equal(
            [(Second, "operator", "still hot"), (First, "ann", "new fan")],
            all.Select(note => (note.Id, note.WrittenBy, note.Text)));
        Assert.Equal([Second], (await notes.ListAsync(Box, 1, Samples.None)).Select(note => note.Id));
    }

    [Theory, Dialects]
    public async Task A_note_needs_a_box_that_is_known_and_belongs_to_it_alone(Dialect dialect)
    {
        await using var store = await StartAsync(dialect);
        var notes = store.Get<ITestboxNoteStore>();
        await notes.AddAsync(Box, First, "new fan", null, Samples.None);

        Assert.Null(await notes.AddAsync("nobody", Second, "?", null, Samples.None));
        Assert.Null(await notes.AddAsync("vm-2p8g-2", First, "?", null, Samples.None));
        Assert.False(await notes.RemoveAsync("vm-2p8g-2", First, null, Samples.None));
        Assert.True(await notes.RemoveAsync(Box, First, "ann", Samples.None));
        Assert.False(await notes.RemoveAsync(Box, First, "ann", Samples.None));

        Assert.Empty(await notes.ListAsync(Box, 10, Samples.None));
        await store.StopWriterAsync();
        var events = await store.QueryAsync(
            "select kind, testbox, data from job_events where kind like 'testbox_note%' order by id", 3);
        Assert.Equal(
            [
                "testbox_noted vm-2p8g-1 {\"by\":\"operator\",\"text\":\"new fan\"}",
                "testbox_note_removed vm-2p8g-1 {\"by\":\"ann\"}",
            ],
            events.Select(row => string.Join(' ', row)));
    }

    private static async Task<StoreHost> StartAsync(Dialect dialect)
    {
        var store = await StoreHost.StartAsync(dialect);
        await store.Testboxes.SetQueuesAsync(Box, ["a"], Samples.None);
        await store.Testboxes.SetQueuesAsync("vm-2p8g-2", ["a"], Samples.None);
        return store;
    }
}
