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
            await WriteJsonAsync(session, id, attempt.Number, stream, cancellationToken);
            return ExitCode.Done;
        }

        await foreach (var piece in session.Client.Jobs.ReadLogAsync(id, attempt.Number, stream, 0, cancellationToken))
        {
            await session.Terminal.WriteAsync(piece, cancellationToken);
        }

        return ExitCode.Done;
    }

    /// <summary>Piece by piece: a log may be larger than the memory.</summary>
    private static async Task WriteJsonAsync(
        Session session, long id, int attempt, string stream, CancellationToken cancellationToken)
    {
        var head = JsonText.Of(new { JobId = id, Attempt = attempt, Stream = stream, Text = "" });
        await session.Output.WriteAsync(head[..head.LastIndexOf('"')]);
        var decoder = Encoding.UTF8.GetDecoder();
        await foreach (var piece in session.Client.Jobs.ReadLogAsync(id, attempt, stream, 0, cancellationToken))
        {
            await WriteAsync(piece, flush: false);
        }

        await WriteAsync(ReadOnlyMemory<byte>.Empty, flush: true);
        await session.Output.WriteLineAsync(head[head.LastIndexOf('"')..]);

        async Task WriteAsync(ReadOnlyMemory<byte> bytes, bool flush)
        {
            var characters = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
            var count = decoder.GetChars(bytes.Span, characters, flush);
            // A string of its own, whose quotes are left out.
            await session.Output.WriteAsync(JsonText.Of(new string(characters, 0, count))[1..^1]);
        }
    }
}
