using System.CommandLine;
using System.Text;
using Boxyard.Cli.Completion;

namespace Boxyard.Cli.Jobs;

/// <summary>`boxyard log ID [STREAM]`: one log of a job's newest attempt, byte for byte, or as it grows.</summary>
internal sealed class LogCommand : BoxyardCommand
{
    private readonly Argument<long> _id = SiloNames.JobId();

    private readonly Argument<string> _stream = new("STREAM")
    {
        Description = "stdout (default), stderr, serial or another that `boxyard job ID` shows.",
        HelpName = "STREAM",
        DefaultValueFactory = _ => "stdout",
    };

    private readonly Option<int?> _attempt = new("--attempt")
    {
        Description = "The attempt's number; default: the newest.",
    };

    private readonly Option<bool> _follow = new("--follow", "-f")
    {
        Description = "Go on until the job is finished; leave with its result.",
    };

    protected override Command Describe()
    {
        var command = new Command("log", "Print a log of a job.") { _id, _stream, _attempt, _follow };
        command.Validators.Add(result =>
        {
            if (result.GetValue(_follow) && result.GetValue(_attempt) is not null)
            {
                result.AddError("--follow prints the log of each attempt as it comes, so it takes no --attempt.");
            }

            if (result.GetValue(_follow) && result.GetValue(CommonOptions.Json))
            {
                result.AddError("--follow prints the log as it grows, so it cannot print JSON too.");
            }
        });
        return command;
    }

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var id = session.Arguments.GetValue(_id);
        var stream = session.Arguments.GetRequiredValue(_stream);
        var job = await session.Client.Jobs.GetAsync(id, cancellationToken);
        if (session.Arguments.GetValue(_follow))
        {
            return await JobFollowing.RunAsync(session, id, [stream], cancellationToken);
        }

        var number = session.Arguments.GetValue(_attempt) ?? Math.Max(job.AttemptCount, 1);
        var attempt = job.Attempts.FirstOrDefault(a => a.Number == number)
            ?? throw new UsageException($"job {id} has no attempt {number}, so it has no log of it.");

        if (attempt.Logs.All(l => l.Stream != stream))
        {
            var known = attempt.Logs.Count == 0 ? "none yet" : string.Join(", ", attempt.Logs.Select(l => l.Stream));
            throw new UsageException($"attempt {attempt.Number} of job {id} has no log '{stream}'; it has: {known}.");
        }

        if (session.IsJson)
        {
            using var all = new MemoryStream();
            await foreach (var piece in session.Client.Jobs.ReadLogAsync(
                id, attempt.Number, stream, 0, cancellationToken))
            {
                await all.WriteAsync(piece, cancellationToken);
            }

            var text = Encoding.UTF8.GetString(all.GetBuffer(), 0, (int)all.Length);
            return await session.WriteJsonAsync(new
            {
                JobId = id,
                Attempt = attempt.Number,
                Stream = stream,
                Text = text,
            });
        }

        await foreach (var piece in session.Client.Jobs.ReadLogAsync(id, attempt.Number, stream, 0, cancellationToken))
        {
            await session.Terminal.WriteAsync(piece, cancellationToken);
        }

        return ExitCode.Done;
    }
}
