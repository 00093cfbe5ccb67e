using Boxyard.Client;

namespace Boxyard.Cli.Submissions;

/// <summary>Tells how to log in to the boxes of jobs, as soon as a box has reported where.</summary>
internal static class LoginHint
{
    public static async Task TellAsync(Session session, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            await TellAsync(session, id, cancellationToken);
        }
    }

    private static async Task TellAsync(Session session, long id, CancellationToken cancellationToken)
    {
        var options = session.Client.Options;
        while (true)
        {
            var outcome = await session.Client.Jobs.TryGetAsync(id, cancellationToken);
            if (outcome.Value is { IsFinished: true } || outcome.Problem is { Kind: not ProblemKind.Unreachable })
            {
                return;
            }

            if (outcome.Value?.Attempts is [.., var attempt]
                && (await session.Client.Testboxes.TryGetAsync(attempt.Testbox, cancellationToken)).Value is { } box
                && box.LiveJobId == id
                && box.SshPort is { } port)
            {
                await session.Error.WriteLineAsync($"job {id}: ssh root@{options.Server.Host} -p {port}");
                return;
            }

            await Task.Delay(options.PollInterval, options.TimeProvider, cancellationToken);
        }
    }
}
