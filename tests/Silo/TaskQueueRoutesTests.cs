using System.Text.Json.Nodes;
using Boxyard.Queues;

namespace Boxyard.Tests.Silo;

[Collection(SiloTests.Name)]
public sealed class TaskQueueRoutesTests(SiloFixture silo)
{
    [Fact]
    public async Task The_service_says_that_it_is_alive()
    {
        Assert.Equal("\"TaskQueue@v0.0.2 is alive.\"\n", await silo.Client.GetStringAsync("/taskqueue"));
    }

    [Fact]
    public async Task A_task_goes_the_way_of_the_old_clients()
    {
        var group = SiloFixture.NewGroup();
        var id = await AddAsync($"sched/{group}");
        Assert.StartsWith("z9.", id, StringComparison.Ordinal);

        var task = JsonNode.Parse(await SendAsync(HttpMethod.Put, $"consume?queue=sched/{group}", 200))!;
        Assert.Equal($$"""{"domain":"compass-ci","lab":"z9","id":"{{id}}"}""", task.ToJsonString());
        Assert.Equal("", await SendAsync(HttpMethod.Put, $"consume?queue=sched/{group}", 201));
        Assert.Equal("", await SendAsync(HttpMethod.Put, $"hand_over?from=sched/{group}&to={group}&id={id}", 201));
        Assert.Equal($"[\"{group}/ready\"]", await SendAsync(HttpMethod.Get, $"keys?queue=*{group}/r[a-z]ad?", 200));
        Assert.Equal("", await SendAsync(HttpMethod.Put, $"delete?queue={group}&id={id}", 201));
        Assert.Equal("", await SendAsync(HttpMethod.Get, $"keys?queue=*{group}*", 201));
    }

    [Theory]
    [InlineData("POST", "add?queue=q", "", 400, "Missing http body")]
    [InlineData("POST", "add", "{}", 400, "Missing parameter <queue>")]
    [InlineData("POST", "add?queue=q", "{}", 409, "Need the lab in the task content")]
    [InlineData("POST", "add?queue=q", "[]", 409, "The task content is no JSON object: ")]
    [InlineData("POST", "add?queue=q", """{"id":"\ud800.1"}""", 409, "The task content is no JSON object: ")]
    [InlineData("POST", "add?queue=q", """{"id":"a\u0000.1"}""", 409, "The task content is no JSON object: ")]
    [InlineData("POST", "add?queue=q", """{"id":{}}""", 409, "The id in the task content is no name")]
    [InlineData("POST", "add?queue=q", """{"id":"z9.99999999"}""", 409, "Add with error id <z9.99999999>")]
    [InlineData("PUT", "consume", "", 400, "Missing parameter <queue>")]
    [InlineData("PUT", "hand_over?to=b&id=1", "", 400, "Missing parameter <from>")]
    [InlineData("PUT", "hand_over?from=a&id=1", "", 400, "Missing parameter <to>")]
    [InlineData("PUT", "hand_over?from=a&to=b", "", 400, "Missing parameter <id>")]
    [InlineData("PUT", "hand_over?from=a&to=b&id=z9.1", "", 409, "Can not find id <z9.1> in queue <a>")]
    [InlineData("PUT", "delete?queue=a", "", 400, "Missing parameter <id>")]
    [InlineData("PUT", "delete?queue=a&id=z9.1", "", 409, "Can not find id <z9.1> in queue <a>")]
    [InlineData("GET", "keys", "", 400, "Missing parameter <queue>")]
    public async Task A_mistake_stands_in_the_header(string method, string path, string body, int status, string error)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/taskqueue/{path}");
        request.Content = body.Length == 0 ? null : new StringContent(body);
        using var answer = await silo.Client.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
        var told = answer.Headers.GetValues("CCI-Error-Description").Single();
        Assert.StartsWith(error, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_that_is_there_already_is_refused()
    {
        var group = SiloFixture.NewGroup();
        var id = await AddAsync($"sched/{group}");

        Assert.Equal($"Queue <sched/{group}> already has id <{id}>", await RefuseAsync($"sched/{group}", id));
        Assert.Equal("Service <sched> still has id <" + id + "> in process", await RefuseAsync("sched/other", id));
        Assert.Equal($"TaskQueue still has id <{id}> in process", await RefuseAsync("stats", id));
    }

    [Fact]
    public async Task A_consumer_that_waits_gets_the_task_that_comes()
    {
        var group = SiloFixture.NewGroup();
        var waiters = silo.Get<QueueWaiters>();
        var before = waiters.Count;
        var consumed = SendAsync(HttpMethod.Put, $"consume?queue=sched/{group}&timeout=57000", 200);
        await Eventually.BecomesTrueAsync(() => waiters.Count > before);

        var id = await AddAsync($"sched/{group}");

        Assert.Equal(id, (string)JsonNode.Parse(await consumed)!["id"]!);
    }

    [Fact]
    public async Task On_its_own_port_the_service_has_its_old_paths_and_bare_ids()
    {
        await using var own = new TaskQueuePort();
        Assert.Equal("\"TaskQueue@v0.0.2 is alive.\"\n", await own.Client.GetStringAsync("/"));

        using var answer = await own.PostAsync("/add?queue=q", "{}");
        Assert.Equal("""{"id":1}""", await answer.Content.ReadAsStringAsync());
        using var task = await own.Client.PutAsync("/consume?queue=q", null);
        Assert.Equal("""{"id":1}""", await task.Content.ReadAsStringAsync());
        using var over = await own.Client.PutAsync("/delete?queue=q&id=1", null);
        Assert.Equal(201, (int)over.StatusCode);
    }

    private async Task<string> AddAsync(string queue)
    {
        using var answer = await silo.PostAsync(
            $"/taskqueue/add?queue={queue}", """{"domain":"compass-ci","lab":"z9"}""");
        Assert.Equal(200, (int)answer.StatusCode);
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!;
    }

    private async Task<string> RefuseAsync(string queue, string id)
    {
        using var answer = await silo.PostAsync($"/taskqueue/add?queue={queue}", $$"""{"id":"{{id}}"}""");
        Assert.Equal(409, (int)answer.StatusCode);
        return answer.Headers.GetValues("CCI-Error-Description").Single();
    }

    private async Task<string> SendAsync(HttpMethod method, string path, int status)
    {
        using var request = new HttpRequestMessage(method, $"/taskqueue/{path}");
        using var answer = await silo.Client.SendAsync(request);
        Assert.Equal(status, (int)answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}
