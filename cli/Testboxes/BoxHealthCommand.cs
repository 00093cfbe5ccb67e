using System.CommandLine;
using Boxyard.Cli.Completion;
using Boxyard.Client;

namespace Boxyard.Cli.Testboxes;

/// <summary>`boxyard box health NAME`: what a box is, how its last runs ended, and what it would get now.</summary>
internal sealed class BoxHealthCommand : BoxyardCommand
{
    private readonly Argument<string> _name = new("NAME")
    {
        Description = "The box's name.",
        HelpName = "NAME",
        CompletionSources = { SiloNames.Boxes },
    };

    protected override Command Describe() =>
        new("health", "Show a box: its state, its last runs, and what it would get now.") { _name };

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var boxes = session.Client.Testboxes;
        var box = await boxes.GetAsync(session.Arguments.GetRequiredValue(_name), cancellationToken);
        if (session.IsJson)
        {
            return await session.WriteJsonAsync(box);
        }

        await WriteStateAsync(box, session.Output);
        if (box.Macs.Count > 0)
        {
            var preview = await boxes.PreviewBootAsync(box.Macs[0], cancellationToken);
            await session.Output.WriteLineAsync($"  next: {preview.Reason}");
        }

        await WriteRunsAsync(box, session.Output);
        return ExitCode.Done;
    }

    private static async Task WriteStateAsync(Testbox box, TextWriter writer)
    {
        var job = box.LiveJobId is { } id ? $" with job {id}" : "";
        var state = BoxText.StateOf(box);
        await writer.WriteLineAsync($"{box.Name} is {(state.Length == 0 ? "idle" : state)}{job}");
        if (box.Hold is { } hold)
        {
            var reason = hold.Reason is null ? "" : $": {hold.Reason}";
            await writer.WriteLineAsync($"  {hold.Kind} {TimeText.Of(hold.HeldAt)} by {hold.By}{reason}");
        }

        await writer.WriteLineAsync(
            $"  seen {TimeText.Of(box.SeenAt)}, MAC {Join(box.Macs)}, queues {Join(box.Queues)}");
        await writer.WriteLineAsync(
            $"  arch {box.Arch ?? "unknown"}, memory {box.Memory ?? "unknown"}, tags {Join(box.Tags)}");
    }

    private static async Task WriteRunsAsync(Testbox box, TextWriter writer)
    {
        var ended = box.Runs.Where(run => run.EndedAt is not null).ToList();
        var good = ended.Count(run => run.State == JobState.Succeeded);
        await writer.WriteLineAsync(
            $"  of its last runs {ended.Count} ended, {good} succeeded; lost in a row: {box.LostInARow}");
        if (box.Runs.Count == 0)
        {
            return;
        }

        var table = new Table("  JOB", "SUITE", "STATE", "OFFERED", "TOOK", "WHY");
        foreach (var run in box.Runs)
        {
            table.Add(
                $"  {run.JobId}{(run.Attempt > 1 ? $".{run.Attempt}" : "")}",
                run.Suite,
                JobStateText.Of(run.State),
                TimeText.Of(run.OfferedAt),
                run.EndedAt is { } endedAt ? TimeText.Of(endedAt - run.OfferedAt) : null,
                run.EndReason);
        }

        await table.WriteAsync(writer);
    }

    private static string Join(IReadOnlyList<string> words) => words.Count == 0 ? "none" : string.Join(',', words);
}
