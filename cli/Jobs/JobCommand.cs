using System.CommandLine;

namespace Boxyard.Cli.Jobs;

/// <summary>`boxyard job ID`: one job with its attempts and results.</summary>
internal sealed class JobCommand : BoxyardCommand
{
    private readonly Argument<long> _id = new("ID") { Description = "The job's id." };
    private readonly Option<bool> _json = new("--json") { Description = "Print the job as JSON." };

    protected override Command Describe() =>
        new("job", "Show one job: its attempts, logs, files and results.") { _id, _json };

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var job = await session.Client.Jobs.GetAsync(session.Arguments.GetValue(_id), cancellationToken);
        if (session.Arguments.GetValue(_json))
        {
            await session.Output.WriteLineAsync(JsonText.Of(job));
        }
        else
        {
            await JobText.WriteAsync(job, session.Output);
        }

        return ExitCode.Done;
    }
}
