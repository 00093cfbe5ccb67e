using Spectre.Console;

namespace Boxyard.Cli;

/// <summary>Shows on the error stream how far something long has come; says nothing where nobody looks.</summary>
internal static class ProgressBar
{
    /// <summary>Runs the work, which reports how much of the whole is done.</summary>
    public static async Task RunAsync(
        Terminal terminal, string what, double whole, bool isBytes, Func<Action<double>, Task> workAsync)
    {
        if (!terminal.ShowsProgress || whole <= 0)
        {
            await workAsync(_ => { });
            return;
        }

        var screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.RawError) });
        ProgressColumn[] columns = isBytes
            ? [new TaskDescriptionColumn(), new ProgressBarColumn(), new DownloadedColumn(), new TransferSpeedColumn()]
            : [new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()];
        await screen.Progress().AutoClear(true).Columns(columns).StartAsync(async context =>
        {
            var task = context.AddTask(Markup.Escape(what), maxValue: whole);
            await workAsync(value => task.Value = value);
        });
    }
}
