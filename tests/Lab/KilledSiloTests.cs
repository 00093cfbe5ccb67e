using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Lab;

/// <summary>kill -9 of a silo between an answer and the next read.</summary>
[Collection(LabFolder.Collection)]
public sealed class KilledSiloTests(LabFolder lab)
{
    private const int CallerCount = 32;
    private const int KillCount = 3;
    private static readonly TimeSpan AnswersTimeout = TimeSpan.FromMinutes(1);

    [Theory]
    [Dialects]
    public async Task Every_submit_that_was_answered_is_there_after_kill_9_and_no_other_was_answered(Dialect dialect)
    {
        string[] arguments = dialect == Dialect.Sqlite
            ? []
            : ["--postgres", await (await PostgresServer.SharedAsync()).CreateDatabaseAsync()];
        await using var silo = await LabSilo.StartAsync(lab.NewFolder(), arguments);
        var answered = new ConcurrentDictionary<long, string>();
        for (var kill = 0; kill < KillCount; kill++)
        {
            using var http = new HttpClient { BaseAddress = silo.Address };
            var before = answered.Count;
            var callers = Enumerable.Range(0, CallerCount).Select(_ => SubmitUntilRefusedAsync(http, answered)).ToArray();
            await Eventually.TrueAsync(
                () => Task.FromResult(answered.Count > before + 200), AnswersTimeout, "the silo answers submits");
            await silo.KillAsync();
            await Task.WhenAll(callers);
            await silo.StartAsync();
        }

        foreach (var (jobId, note) in answered)
        {
            using var http = new HttpClient { BaseAddress = silo.Address };
            var spec = JsonNode.Parse(await http.GetStringAsync(new Uri($"/api/v1/jobs/{jobId}/spec", UriKind.Relative)))!;
            Assert.Equal(note, spec["note"]!.GetValue<string>());
        }
    }

    // Ends when the silo is gone: the submit that was under way got an error, never an answer.
    private static async Task SubmitUntilRefusedAsync(HttpClient http, ConcurrentDictionary<long, string> answered)
    {
        while (true)
        {
            var note = Guid.NewGuid().ToString();
            try
            {
                using var response = await http.PostAsJsonAsync(
                    new Uri("/api/v1/jobs", UriKind.Relative),
                    new { suite = "kill", tbox_group = "vm-kill", os_arch = "x86_64", script = "true", note });
                var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
                Assert.True(answered.TryAdd(answer["id"]!.GetValue<long>(), note), "One id was given twice.");
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }
}
