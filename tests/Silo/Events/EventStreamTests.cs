using Boxyard.Events;
using Boxyard.Jobs;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo.Events;

/// <summary>The stream of events over HTTP.</summary>
public sealed class EventStreamTests : IDisposable
{
    private readonly TestFolder _results = new();

    public void Dispose() => _results.Dispose();

    [Theory, Dialects]
    public async Task Who_follows_a_job_a_group_or_a_box_gets_what_is_theirs_from_now_on(Dialect dialect)
    {
        await using var silo = await SharedSilo.StartAsync(dialect);
        var group = SiloFixture.NewGroup();
        var other = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group);
        // What was before is seen by all from now on: PostgreSQL's horizon may be behind for a moment.
        await SeeAsync(silo, $"?job={id}", "submitted");
        using var ofJob = await EventReader.OpenAsync(silo.Client, $"?job=77&job={id}");
        using var ofGroup = await EventReader.OpenAsync(silo.Client, $"?group={group}");
        using var ofBox = await EventReader.OpenAsync(silo.Client, $"?box={group}-1&box=none");
        using var ofBoth = await EventReader.OpenAsync(silo.Client, $"?box={group}-1&group={other}&group={group}");

        await silo.SubmitAsync(other);
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={id}&job_state=running");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={id}");
        await silo.SubmitAsync(other);

        string[] expected = ["offered", "state_changed running", "state_changed succeeded"];
        Assert.Equal(expected, (await ReadToEndAsync(ofJob)).Select(Describe));
        Assert.Equal(expected, (await ReadToEndAsync(ofBox)).Select(Describe));
        Assert.Equal(expected, (await ReadToEndAsync(ofBoth)).Select(Describe));
        var seen = await ReadToEndAsync(ofGroup);
        Assert.Equal(expected, seen.Select(Describe));
        Assert.All(seen, item => Assert.Equal((id, group), ($"{item.Json["job_id"]}", (string?)item.Json["group"])));
        Assert.All(seen, item => Assert.Null(item.Name));
    }

    [Theory, Dialects]
    public async Task A_reader_that_connects_again_after_a_restart_misses_and_repeats_nothing(Dialect dialect)
    {
        using var data = new TestFolder();
        string[] arguments = ["--urls", "http://127.0.0.1:0", "--data", data.Path, "--insecure"];
        if (dialect == Dialect.Postgres)
        {
            arguments =
                [.. arguments, "--postgres", await (await PostgresServer.SharedAsync()).CreateDatabaseAsync()];
        }

        var submitted = new List<string>();
        var seen = new List<SentEvent>();
        string? lastId;
        await using (var silo = await SiloProcess.StartAsync([], arguments))
        {
            using var client = new HttpClient { BaseAddress = new Uri(silo.Address) };
            using var reader = await EventReader.OpenAsync(client, "?group=vm-a");
            submitted.AddRange(await SubmitAsync(client, 5));
            seen.AddRange(await reader.ReadAsync(3));
            lastId = reader.LastId;
            await SubmitAsync(client, 1, "vm-b");
            await silo.StopAsync(TimeSpan.FromSeconds(60));
            // The rest of what was sent, and the end: the stream stops with the silo.
            while (await reader.FindBlockAsync() is not null)
            {
            }
        }

        await using (var silo = await SiloProcess.StartAsync([], arguments))
        {
            using var client = new HttpClient { BaseAddress = new Uri(silo.Address) };
            using var reader = await EventReader.OpenAsync(client, "?group=vm-a&after=0", lastId);
            submitted.AddRange(await SubmitAsync(client, 5));
            seen.AddRange(await reader.ReadAsync(7));
            submitted.AddRange(await SubmitAsync(client, 1));
            seen.AddRange(await reader.ReadAsync(1));
        }

        Assert.Equal(submitted, seen.Select(item => $"{item.Json["job_id"]}"));
        Assert.All(seen, item => Assert.Equal("submitted", (string?)item.Json["kind"]));
    }

    [Fact]
    public async Task With_two_silos_that_write_at_once_every_event_comes_once_and_in_the_order_of_its_cursor()
    {
        const int jobCount = 120;
        var (first, second) = await SharedSilo.StartTwoAsync(_results);
        await using var firstEnds = first;
        await using var secondEnds = second;
        var group = SiloFixture.NewGroup();
        var reader = await EventReader.OpenAsync(first.Client, $"?group={group}");
        var submits = Enumerable.Range(0, jobCount)
            .Select(number => (number % 2 == 0 ? first : second).SubmitAsync(group))
            .ToList();

        // Every few events it goes to the other silo, with nothing but its cursor.
        var seen = new List<SentEvent>();
        while (seen.Count < jobCount)
        {
            seen.AddRange(await reader.ReadAsync(15));
            reader.Dispose();
            var silo = seen.Count % 2 == 0 ? first : second;
            reader = await EventReader.OpenAsync(silo.Client, $"?group={group}", reader.LastId);
        }

        var submitted = await Task.WhenAll(submits);
        await first.SubmitAsync(group);
        Assert.NotEqual(seen[^1].Id, (await reader.ReadAsync(1))[0].Id);
        reader.Dispose();
        Assert.Equal(submitted.Order(), seen.Select(item => $"{item.Json["job_id"]}").Order());
        var positions = seen.ConvertAll(item => EventCursor.Parse(item.Id!)!.Position);
        Assert.Equal(positions.OrderBy(at => at.Transaction).ThenBy(at => at.Id), positions);
    }

    [Theory, Dialects]
    public async Task Who_is_far_behind_or_reads_slowly_gets_all_in_the_end(Dialect dialect)
    {
        const int eventCount = 6_000;
        await using var silo = await SharedSilo.StartAsync(dialect);
        using var slow = await EventReader.OpenAsync(silo.Client, "");
        var begin = slow.LastId;
        var text = new string('x', 1_000);
        foreach (var lot in Enumerable.Range(1, eventCount).Chunk(500))
        {
            var events = lot.Select(number => new JobEvent
            {
                Kind = $"event{number}",
                Testbox = number % 3_000 == 0 ? "rare-1" : null,
                Data = $$"""{"text": "{{text}}"}""",
            });
            await silo.Get<IJobStore>().AppendAsync([.. events], CancellationToken.None);
        }

        using var behind = await EventReader.OpenAsync(silo.Client, "", begin);
        using var rare = await EventReader.OpenAsync(silo.Client, $"?group=rare&after={begin}");

        var expected = Enumerable.Range(1, eventCount).Select(number => $"event{number}").ToList();
        Assert.Equal(expected, (await slow.ReadAsync(eventCount)).Select(Describe));
        Assert.Equal(expected, (await behind.ReadAsync(eventCount)).Select(Describe));
        Assert.Equal(["event3000", "event6000"], (await rare.ReadAsync(2)).Select(Describe));
    }

    private static async Task<List<string>> SubmitAsync(HttpClient client, int count, string testbox = "vm-a")
    {
        var ids = new List<string>();
        for (var number = 0; number < count; number++)
        {
            using var content = new StringContent($$"""{"suite": "sleep", "testbox": "{{testbox}}"}""");
            using var answer = await client.PostAsync("/scheduler/v1/jobs/submit", content);
            ids.Add(await answer.Content.ReadAsStringAsync());
        }

        return ids;
    }

    private static async Task SeeAsync(SiloFixture silo, string query, string kind)
    {
        using var reader = await EventReader.OpenAsync(silo.Client, $"{query}&after=0");
        await reader.ReadUntilAsync(item => (string?)item["kind"] == kind);
    }

    /// <summary>Up to the end of the job, without what is told of its box and its files at some time.</summary>
    private static async Task<List<SentEvent>> ReadToEndAsync(EventReader reader)
    {
        var all = await reader.ReadUntilAsync(item => (string?)item["data"]?["to"] == "succeeded");
        return all.FindAll(item => (string?)item.Json["kind"] is "submitted" or "offered" or "state_changed");
    }

    private static string Describe(SentEvent item) => $"{item.Json["kind"]} {item.Json["data"]?["to"]}".TrimEnd();
}
