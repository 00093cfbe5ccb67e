using Boxyard.Client;

namespace Boxyard.Cli.Screen;

/// <summary>
/// Draws the overview again and again on the terminal's other screen, which is left as it was found, however it ends.
/// A silo that does not answer is told on the screen, and asked again.
/// </summary>
internal sealed class LiveScreen(Session session, TimeSpan interval)
{
    private const string Enter = "\e[?1049h\e[?25l";
    private const string Leave = "\e[?25h\e[?1049l";
    private const string Home = "\e[H";
    private const string ClearLine = "\e[K";
    private const string ClearRest = "\e[J";

    private static readonly TimeSpan KeyInterval = TimeSpan.FromMilliseconds(50);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var clock = session.Client.Options.TimeProvider;
        await WriteAsync(Enter, cancellationToken);
        try
        {
            while (true)
            {
                var text = await ReadAsync(cancellationToken);
                await WriteAsync(Fit(text, Console.WindowWidth, Console.WindowHeight), cancellationToken);
                var drawnAt = clock.GetTimestamp();
                while (clock.GetElapsedTime(drawnAt) < interval)
                {
                    if (Console.KeyAvailable
                        && Console.ReadKey(intercept: true).Key is ConsoleKey.Q or ConsoleKey.Escape)
                    {
                        return ExitCode.Done;
                    }

                    await Task.Delay(KeyInterval, clock, cancellationToken);
                }
            }
        }
        finally
        {
            await WriteAsync(Leave, CancellationToken.None);
        }
    }

    /// <summary>The screen's lines: what is too long is cut, what is too much is left out.</summary>
    public static string Fit(string text, int width, int height)
    {
        // A terminal that does not tell its size says 0.
        width = width > 0 ? width : 80;
        height = height > 0 ? height : 24;
        var lines = text.TrimEnd('\n').Split('\n').Take(Math.Max(height - 1, 1));
        var shown = lines.Select(line => $"{(line.Length <= width ? line : line[..width])}{ClearLine}");
        return $"{Home}{string.Join("\r\n", shown)}{ClearRest}";
    }

    private async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        using var text = new StringWriter();
        var now = TimeText.Of(session.Client.Options.TimeProvider.GetUtcNow());
        await text.WriteLineAsync($"{session.Client.Options.Server}  {now}  q ends it");
        try
        {
            await (await Overview.ReadAsync(session.Client, cancellationToken)).WriteAsync(text);
        }
        catch (BoxyardException exception)
        {
            await text.WriteLineAsync(exception.Message);
        }

        return CleanText.Of(text.ToString());
    }

    private async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        await session.Terminal.RawOutput.WriteAsync(text);
        await session.Terminal.RawOutput.FlushAsync(cancellationToken);
    }
}
