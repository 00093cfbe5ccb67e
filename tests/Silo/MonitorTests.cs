using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Boxyard.Tests.Silo;

[Collection(SiloTests.Name)]
public class MonitorTests(SiloFixture silo)
{
    [Fact]
    public async Task Who_looks_on_sees_the_events_of_its_job_and_no_others()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var group = SiloFixture.NewGroup();
        var other = await silo.SubmitAsync($"{group}x");
        var id = await silo.SubmitAsync(group);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{silo.Address}/filter"), patience.Token);
        await SendAsync(socket, $$"""{"job_id": ["{{id}}"], "job_state": null}""", patience.Token);

        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}x-1");
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={id}&job_state=running");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={id}");

        var seen = new List<string>();
        while (seen.Count == 0 || seen[^1] != "extract_finished")
        {
            var record = JsonNode.Parse(await ReceiveAsync(socket, patience.Token))!;
            Assert.Equal(id, (string)record["job_id"]!);
            Assert.Equal((string)record["event"]!, (string)JsonNode.Parse((string)record["log"]!)!["event"]!);
            seen.Add((string)record["job_state"]!);
        }

        Assert.NotEqual(other, id);
        Assert.Equal(["boot", "running", "complete", "extract_finished"], seen);
    }

    [Theory]
    [InlineData("zap")]
    [InlineData("""{"job_id": "("}""")]
    public async Task What_is_no_query_is_closed(string query)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{silo.Address}/scheduler/filter"), patience.Token);
        await SendAsync(socket, query, patience.Token);

        var answer = await socket.ReceiveAsync(new byte[100], patience.Token);

        Assert.Equal(WebSocketCloseStatus.InvalidPayloadData, answer.CloseStatus);
        using var plain = await silo.Client.GetAsync("/filter");
        Assert.NotEmpty(await SiloFixture.ReadProblemAsync(plain, 400));
    }

    private static async Task SendAsync(WebSocket socket, string text, CancellationToken cancellationToken) =>
        await socket.SendAsync(
            Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    private static async Task<string> ReceiveAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        var read = await socket.ReceiveAsync(buffer, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, read.Count);
    }
}
