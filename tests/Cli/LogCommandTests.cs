using System.Text;
using System.Text.Json.Nodes;
using Boxyard.Cli;
using Boxyard.Tests.Client;
using Microsoft.AspNetCore.Http;

namespace Boxyard.Tests.Cli;

/// <summary>A log that is no text: it ends in the middle of a character, with bytes before that are none.</summary>
public sealed class LogCommandTests
{
    private const string Job = """
        {"id":7,"state":"failed","suite":"a","tbox_group":"g","testbox":"g-1","queue":"g","submitter":"s","attempt_count":1,
         "submitted_at":"2026-01-01T00:00:00Z","finished_at":"2026-01-01T00:00:01Z","attempts":[
          {"number":1,"shown_id":"7","state":"failed","testbox":"g-1","offered_at":"2026-01-01T00:00:00Z",
           "logs":[{"stream":"stdout","size":9}]}]}
        """;

    private static readonly byte[] Bytes = [.. "a\"\\\e\n"u8, 0xff, .. "b"u8, 0xe2, 0x82];

    [Theory]
    [InlineData]
    [InlineData("-f")]
    public async Task A_log_is_printed_byte_for_byte(params string[] options)
    {
        await using var server = await StartAsync(jobCount: 1 + options.Length);
        using var output = new MemoryStream();
        await using var terminal = new Terminal(output, TextWriter.Null);

        await CommandLine.RunAsync(
            ["log", "7", "--server", server.Address.ToString(), .. options], terminal, CancellationToken.None);

        Assert.Equal(Bytes, output.ToArray());
    }

    [Fact]
    public async Task A_log_as_json_is_one_text()
    {
        await using var server = await StartAsync(jobCount: 1);

        var run = await CommandLineRun.OfAsync("log", "7", "--json", "--server", server.Address.ToString());

        Assert.Equal(
            new JsonObject
            {
                ["job_id"] = 7,
                ["attempt"] = 1,
                ["stream"] = "stdout",
                ["text"] = Encoding.UTF8.GetString(Bytes),
            }.ToJsonString(),
            JsonNode.Parse(run.Output)!.ToJsonString());
        Assert.EndsWith("\"\n}\n", run.Output, StringComparison.Ordinal);
    }

    private static async Task<ScriptedServer> StartAsync(int jobCount)
    {
        var server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        for (var count = 0; count < jobCount; count++)
        {
            server.Then(200, Job);
        }

        return server.Then(context => context.Response.Body.WriteAsync(Bytes, context.RequestAborted).AsTask());
    }
}
