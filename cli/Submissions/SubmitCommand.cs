using System.CommandLine;
using Boxyard.Client;

namespace Boxyard.Cli.Submissions;

/// <summary>`boxyard submit FILE..`: submits jobs, and on request waits for them or shows what they print.</summary>
internal sealed class SubmitCommand : BoxyardCommand
{
    private readonly SubmitOptions _options = new();

    protected override Command Describe() => _options.Describe();

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
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

        var jobs = await SubmitAsync(session, plan, cancellationToken);
        foreach (var job in jobs)
        {
            var queue = job.Queue is null ? "" : $" in queue {job.Queue}";
            var address = await session.FindAddressAsync(job.Id, cancellationToken);
            await session.Error.WriteLineAsync($"submitted {job.Name}: job {job.Id}{queue}, {address}");
        }

        return await FinishAsync(session, [.. jobs.Select(job => job.Id)], cancellationToken);
    }

    private static async Task<IReadOnlyList<SubmittedJob>> SubmitAsync(
        Session session, SubmitPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            return await Submitter.SubmitAsync(session.Client, plan, cancellationToken);
        }
        catch (BoxyardException failure)
            when (failure.Problem.Kind is not (ProblemKind.Rejected or ProblemKind.NotFound))
        {
            await session.Error.WriteLineAsync(
                $"boxyard: the jobs may be queued all the same; --key {plan.Key} submits what is not, and nothing "
                + "twice");
            throw;
        }
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
            var told = await MonitorAsync(session, ids, arguments.GetValue(_options.Connect), cancellationToken);
            if (!session.IsJson && !arguments.GetValue(_options.Result))
            {
                return told;
            }
        }

        return WaitsFor(arguments)
            ? await Waiting.RunAsync(session, ids, arguments.GetValue(_options.Result), cancellationToken)
            : await AnswerAsync(session, ids, cancellationToken);
    }

    /// <summary>The hint ends with the jobs, however their following ends.</summary>
    private static async Task<int> MonitorAsync(
        Session session, IReadOnlyList<long> ids, bool isConnecting, CancellationToken cancellationToken)
    {
        if (session.IsJson)
        {
            await (isConnecting ? LoginHint.TellAsync(session, ids, cancellationToken) : Task.CompletedTask);
            return ExitCode.Done;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var hint = isConnecting ? LoginHint.TellAsync(session, ids, ending.Token) : Task.CompletedTask;
        try
        {
            return await FollowAsync(session, ids, [], cancellationToken);
        }
        finally
        {
            await ending.CancelAsync();
            await hint.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
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
