using System.Net.Http.Headers;
using System.Text;
using Boxyard.Jobs;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo.Events;

/// <summary>Logs of a job in its stream: what is there, then what comes, each byte once.</summary>
public sealed class LogStreamTests : IDisposable
{
    private readonly TestFolder _results = new();

    public void Dispose() => _results.Dispose();

    [Theory, Dialects]
    public async Task A_log_comes_from_its_beginning_and_goes_on_and_the_end_of_the_attempt_comes_last(Dialect dialect)
    {
        await using var silo = await SharedSilo.StartAsync(dialect);
        var id = await RunAsync(silo);
        await AppendAsync(silo, id, "stdout", 0, "one\n"u8.ToArray());
        using var reader = await EventReader.OpenAsync(silo.Client, $"?job={id}&logs=true");

        var backlog = await reader.ReadUntilAsync(item => (string?)item["text"] == "one\n");
        // é in two halves: the first is held back until it can be told.
        await AppendAsync(silo, id, "stdout", 4, [(byte)'a', 0xC3]);
        var half = await reader.ReadUntilAsync(item => (string?)item["text"] == "a");
        await AppendAsync(silo, id, "stdout", 6, [0xA9]);
        var whole = await reader.ReadUntilAsync(item => (string?)item["text"] == "é");
        // No text at all, and cut off in the middle of a character at the end.
        await AppendAsync(silo, id, "serial", 0, [0xFF, (byte)'b', 0xE2, 0x82]);
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={id}");
        var rest = await reader.ReadUntilAsync(item => (string?)item["data"]?["to"] == "succeeded");

        var pieces = backlog.Concat(half).Concat(whole).Concat(rest).Where(item => item.Name == "log").ToList();
        Assert.Equal(
            [
                "1 stdout 0-4 one\n ",
                "1 stdout 4-5 a ",
                "1 stdout 5-7 é ",
                "1 serial 0-2 \uFFFDb /2I=",
                "1 serial 2-4 \uFFFD 4oI=",
            ],
            pieces.Select(Describe));
        Assert.Equal("state_changed", (string?)rest[^1].Json["kind"]);
    }

    [Fact]
    public async Task Who_goes_on_at_another_silo_with_its_cursor_gets_each_byte_once()
    {
        var (first, second) = await SharedSilo.StartTwoAsync(_results);
        await using var firstEnds = first;
        await using var secondEnds = second;
        var id = await RunAsync(first);
        var sent = new StringBuilder();
        var seen = new StringBuilder();
        string? lastId = null;
        for (var round = 0; round < 6; round++)
        {
            var (from, to) = round % 2 == 0 ? (first, second) : (second, first);
            using var reader = await EventReader.OpenAsync(from.Client, $"?job={id}&logs=true", lastId);
            var text = $"line {round} {new string('x', 50_000)}\n";
            await AppendAsync(to, id, "stdout", sent.Length, Encoding.UTF8.GetBytes(text));
            sent.Append(text);
            await reader.ReadUntilAsync(item =>
            {
                seen.Append((string?)item["text"]);
                return seen.Length >= sent.Length;
            });
            lastId = reader.LastId;
        }

        Assert.Equal(sent.ToString(), seen.ToString());
    }

    private static string Describe(SentEvent item)
    {
        var piece = item.Json;
        var place = $"{piece["attempt"]} {piece["stream"]} {piece["offset"]}-{piece["next"]}";
        return $"{place} {piece["text"]} {piece["base64"]}";
    }

    private static async Task<string> RunAsync(SharedSilo silo)
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group);
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={id}&job_state=running");
        return id;
    }

    private static async Task AppendAsync(SharedSilo silo, string id, string stream, long offset, byte[] bytes)
    {
        var attempt = await silo.Get<IJobStore>().FindAttemptAsync(long.Parse(id), 1, CancellationToken.None);
        var path = $"/api/v1/jobs/{id}/attempts/1/log/{stream}?offset={offset}";
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(bytes) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", attempt!.Token);
        using var answer = await silo.Client.SendAsync(request);
        Assert.Equal(200, (int)answer.StatusCode);
    }
}
