using System.CommandLine;

namespace Boxyard.Cli.Screen;

/// <summary>
/// `boxyard top`: queues, boxes and the newest jobs, drawn again every few seconds; printed once where there is no
/// screen.
/// </summary>
internal sealed class TopCommand : BoxyardCommand
{
    private const double DefaultSeconds = 2;

    private readonly Option<double?> _interval = new("--interval", "-d")
    {
        Description = $"Seconds between two looks; default {DefaultSeconds}.",
        HelpName = "SECONDS",
    };

    protected override Command Describe()
    {
        _interval.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is < 0.2 or > 3600)
            {
                result.AddError("--interval must be within 0.2 and 3600 seconds.");
            }
        });
        return new Command("top", "Watch queues, boxes and jobs; q ends it.") { _interval };
    }

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        if (session.IsJson)
        {
            return await session.WriteJsonAsync(await Overview.ReadAsync(session.Client, cancellationToken));
        }

        if (!session.Terminal.IsScreen)
        {
            var overview = await Overview.ReadAsync(session.Client, cancellationToken);
            await overview.WriteAsync(session.Output);
            return ExitCode.Done;
        }

        var interval = TimeSpan.FromSeconds(session.Arguments.GetValue(_interval) ?? DefaultSeconds);
        return await new LiveScreen(session, interval).RunAsync(cancellationToken);
    }
}
