using System.CommandLine;

namespace Boxyard.Cli.Accounts;

/// <summary>`boxyard tokens create ACCOUNT`: prints a token, once.</summary>
internal sealed class TokenCreateCommand : BoxyardCommand
{
    private readonly Argument<string> _account = new("ACCOUNT");
    private readonly Option<string?> _note = new("--note") { Description = "What it is for." };
    private readonly Option<int?> _days = new("--days")
    {
        Description = "How many days it is good for; default: for ever.",
    };

    protected override Command Describe() =>
        new("create", "Make a token of an account and print it: it is shown this once.") { _account, _note, _days };

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var days = session.Arguments.GetValue(_days);
        if (days is < 1 or > 36_500)
        {
            throw new UsageException($"--days: {days} is not within 1 and 36500.");
        }

        var now = session.Client.Options.TimeProvider.GetUtcNow();
        var created = await session.Client.Accounts.TryCreateTokenAsync(
            session.Arguments.GetRequiredValue(_account),
            session.Arguments.GetValue(_note),
            days is null ? null : now.AddDays(days.Value),
            cancellationToken);
        if (session.IsJson)
        {
            return await session.WriteJsonAsync(created.GetValue());
        }

        await session.Output.WriteLineAsync(created.GetValue().Token);
        return ExitCode.Done;
    }
}
