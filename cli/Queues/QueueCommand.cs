using System.CommandLine;
using System.Text.Json;
using Boxyard.Cli.Completion;

namespace Boxyard.Cli.Queues;

/// <summary>`boxyard queues pause|resume NAME`.</summary>
internal sealed class QueueCommand(string verb, string description) : BoxyardCommand
{
    private readonly Argument<string> _name = new("NAME")
    {
        Description = "The queue's name.",
        HelpName = "NAME",
        CompletionSources = { SiloNames.Queues },
    };

    private readonly Option<string?> _reason = new("--reason")
    {
        Description = "Kept and shown, for people.",
        HelpName = "TEXT",
    };

    protected override Command Describe() => new(verb, description) { _name, _reason };

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var name = session.Arguments.GetRequiredValue(_name);
        var answer = await session.Client.Api.SendAsync<JsonDocument>(
            HttpMethod.Post,
            $"/api/v1/queues/{Uri.EscapeDataString(name)}/{verb}",
            new { Reason = session.Arguments.GetValue(_reason), By = session.Terminal.User.Name },
            cancellationToken);
        if (session.IsJson)
        {
            return await session.WriteJsonAsync(answer.RootElement);
        }

        var queued = answer.RootElement.GetProperty("queued_count").GetInt64();
        var isPaused = answer.RootElement.TryGetProperty("pause", out _);
        await session.Output.WriteLineAsync($"{name}: {(isPaused ? "paused" : "gives jobs")}; {queued} queued");
        return ExitCode.Done;
    }
}
