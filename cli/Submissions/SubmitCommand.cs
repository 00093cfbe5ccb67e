using System.CommandLine;
using Boxyard.Client;

namespace Boxyard.Cli.Submissions;

/// <summary>`boxyard submit FILE..`: submits jobs, and on request waits for them or shows what they print.</summary>
internal sealed class SubmitCommand : BoxyardCommand
{
    private readonly SubmitOptions _options = new();

    protected override Command Describe() => _options.Describe();

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var arguments = session.Arguments;
        var plan = await SubmitPlan.MakeAsync(session, _options, cancellationToken);
        if (arguments.GetValue(_options.Output) is { } folder)
        {
            return await JobFiles.WriteAsync(session, plan.Jobs, folder, cancellationToken);
        }

        if (arguments.GetValue(_options.DryRun))
        {
            var expanded = await Submitter.ExpandAsync(session.Client, plan, cancellationToken);
            return session.IsJson
                ? await session.WriteJsonAsync(expanded)
                : await DryRun.WriteAsync(session, plan, expanded);
        }

        var jobs = await Submitter.SubmitAsync(session.Client, plan, cancellationToken);
        foreach (var job in jobs)
        {
            var queue = job.Queue is null ? "" : $" in queue {job.Queue}";
            await session.Error.WriteLineAsync(
                $"submitted {job.Name}: job {job.Id}{queue}, {session.AddressOf(job.Id)}");
        }

        return await FinishAsync(session, [.. jobs.Select(job => job.Id)], cancellationToken);
    }

    private async Task<int> FinishAsync(Session session, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        var arguments = session.Arguments;
        if (arguments.GetValue(_options.Follow))
        {
            return await FollowAsync(session, ids, Jobs.JobFollowing.ProgramStreams, cancellationToken);
        }

        if (!session.IsJson)
        {
            await session.Output.WriteLineAsync(string.Join('\n', ids));
            await session.Output.FlushAsync(cancellationToken);
        }

        if (arguments.GetValue(_options.Monitor) || arguments.GetValue(_options.Connect))
        {
            var isConnecting = arguments.GetValue(_options.Connect);
            var hint = isConnecting ? LoginHint.TellAsync(session, ids, cancellationToken) : Task.CompletedTask;
            var told = session.IsJson ? ExitCode.Done : await FollowAsync(session, ids, [], cancellationToken);
            await hint;
            if (!session.IsJson && !arguments.GetValue(_options.Result))
            {
                return told;
            }
        }

        return WaitsFor(arguments)
            ? await Waiting.RunAsync(session, ids, arguments.GetValue(_options.Result), cancellationToken)
            : await AnswerAsync(session, ids, cancellationToken);
    }

    private bool WaitsFor(ParseResult arguments) =>
        new[] { _options.Wait, _options.Result, _options.Monitor, _options.Connect }.Any(arguments.GetValue);

    private static async Task<int> AnswerAsync(
        Session session, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        if (session.IsJson)
        {
            var jobs = new List<Job>();
            foreach (var id in ids)
            {
                jobs.Add(await session.Client.Jobs.GetAsync(id, cancellationToken));
            }

            await session.WriteJsonAsync(jobs);
        }

        return ExitCode.Done;
    }

    private static async Task<int> FollowAsync(
        Session session,
        IReadOnlyList<long> ids,
        IReadOnlyCollection<string> streams,
        CancellationToken cancellationToken)
    {
        var exitCode = ExitCode.Done;
        foreach (var id in ids)
        {
            var result = await Jobs.JobFollowing.RunAsync(session, id, streams, cancellationToken);
            exitCode = exitCode == ExitCode.Done ? result : exitCode;
        }

        return exitCode;
    }
}
