using System.Text.Json.Nodes;
using Boxyard.TaskQueues;

namespace Boxyard.Tests.Storage;

public sealed class TaskStoreTests
{
    private const string Queue = "sched/vm-2p8g";
    private const string Uuid = "sched/vm-2p8g/2f1e5a44-9a8b-4a6c-9a53-0c8f5f9d7b10";

    [Theory, Dialects]
    public async Task Tasks_are_consumed_in_the_order_of_their_addition(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        Assert.Equal("z9.1", await AddAsync(store, Queue));
        Assert.Equal("z9.2", await AddAsync(store, Queue));

        Assert.Equal("z9.1", await ConsumeAsync(store, Queue));
        Assert.Equal("z9.2", await ConsumeAsync(store, Queue));
        Assert.Null(await ConsumeAsync(store, Queue));
        Assert.Equal(["sched/vm-2p8g/in_process"], await store.Tasks.ListPlacesAsync("", 10, Samples.None));
    }

    [Theory, Dialects]
    public async Task Ids_share_the_sequence_of_the_jobs(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();

        var outcome = await store.Tasks.AddAsync(new NewTask { Queue = Queue, Content = "{}" }, Samples.None);

        Assert.Equal((AddTaskKind.Added, "2"), (outcome.Kind, outcome.Id));
        Assert.Equal("""{"id":2}""", await store.Tasks.ConsumeAsync(Queue, Samples.None));
    }

    [Theory, Dialects]
    public async Task Many_consumers_get_each_task_once(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var added = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => AddAsync(store, Queue)));

        var consumed = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => ConsumeAsync(store, Queue)));

        Assert.Equal(added.Order(), consumed.OfType<string>().Order());
    }

    [Theory, Dialects]
    public async Task A_known_id_is_judged_by_where_it_stands(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await AddAsync(store, Queue);

        Assert.Equal(AddTaskKind.IdTooHigh, await AddAgainAsync(store, Queue, "z9.2"));
        Assert.Equal(AddTaskKind.IdTooHigh, await AddAgainAsync(store, Queue, "z9.x"));
        Assert.Equal(AddTaskKind.InQueue, await AddAgainAsync(store, Queue, "z9.1"));
        Assert.Equal(AddTaskKind.InService, await AddAgainAsync(store, "sched/other", "z9.1"));
        Assert.Equal(AddTaskKind.Elsewhere, await AddAgainAsync(store, "extract_stats", "z9.1"));
        await ConsumeAsync(store, Queue);
        Assert.Equal(AddTaskKind.InService, await AddAgainAsync(store, Queue, "z9.1"));
        Assert.True(await store.Tasks.DeleteAsync("z9.1", Queue, Samples.None));
        Assert.Equal(AddTaskKind.Added, await AddAgainAsync(store, "extract_stats", "z9.1"));
        Assert.Equal("z9.1", await ConsumeAsync(store, "extract_stats"));
    }

    [Theory, Dialects]
    public async Task Only_a_consumed_task_is_handed_over(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await AddAsync(store, Queue);
        Assert.False(await store.Tasks.HandOverAsync("z9.1", Queue, "extract_stats", Samples.None));

        await ConsumeAsync(store, Queue);
        Assert.False(await store.Tasks.HandOverAsync("z9.1", "sched/other", "extract_stats", Samples.None));
        Assert.True(await store.Tasks.HandOverAsync("z9.1", Queue, "extract_stats", Samples.None));

        Assert.Equal(["extract_stats/ready"], await store.Tasks.ListPlacesAsync("", 10, Samples.None));
        Assert.Equal("z9.1", await ConsumeAsync(store, "extract_stats"));
    }

    [Theory, Dialects]
    public async Task A_task_is_deleted_by_its_own_service_alone(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await AddAsync(store, Queue);

        Assert.False(await store.Tasks.DeleteAsync("z9.1", "extract_stats", Samples.None));
        Assert.True(await store.Tasks.DeleteAsync("z9.1", "sched/whatever", Samples.None));
        Assert.False(await store.Tasks.DeleteAsync("z9.1", Queue, Samples.None));
    }

    [Theory, Dialects]
    public async Task Idle_tasks_have_a_place_of_their_own(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await AddAsync(store, $"{Queue}/idle");

        Assert.Null(await ConsumeAsync(store, Queue));
        Assert.Equal("z9.1", await ConsumeAsync(store, $"{Queue}/idle"));
        Assert.Equal([$"{Queue}/in_process"], await store.Tasks.ListPlacesAsync("", 10, Samples.None));
    }

    [Theory, Dialects]
    public async Task A_UUID_place_gives_one_task_a_look_and_48_a_day(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        for (var count = 0; count < 50; count++)
        {
            await AddAsync(store, Uuid);
        }

        for (var count = 1; count <= 48; count++)
        {
            Assert.Equal($"z9.{count}", await ConsumeAsync(store, Queue));
        }

        Assert.Null(await ConsumeAsync(store, Queue));
        store.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("z9.49", await ConsumeAsync(store, Queue));
    }

    [Theory, Dialects]
    public async Task Places_are_listed_page_by_page(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        foreach (var queue in (string[])["c", "a", "b", "a"])
        {
            await AddAsync(store, queue);
        }

        Assert.Equal(["a/ready", "b/ready"], await store.Tasks.ListPlacesAsync("", 2, Samples.None));
        Assert.Equal(["c/ready"], await store.Tasks.ListPlacesAsync("b/ready", 2, Samples.None));
    }

    private static async Task<string?> AddAsync(StoreHost store, string queue)
    {
        var task = new NewTask { Queue = queue, Content = """{"lab":"z9"}""", Lab = "z9" };
        return (await store.Tasks.AddAsync(task, Samples.None)).Id;
    }

    private static async Task<AddTaskKind> AddAgainAsync(StoreHost store, string queue, string id)
    {
        var task = new NewTask { Queue = queue, Content = $$"""{"id":"{{id}}"}""", Id = id };
        return (await store.Tasks.AddAsync(task, Samples.None)).Kind;
    }

    private static async Task<string?> ConsumeAsync(StoreHost store, string queue) =>
        await store.Tasks.ConsumeAsync(queue, Samples.None) is { } content
            ? JsonNode.Parse(content)!["id"]!.ToString()
            : null;
}
