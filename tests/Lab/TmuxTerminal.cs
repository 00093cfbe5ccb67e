namespace Boxyard.Tests.Lab;

/// <summary>A real terminal with a program in it, which is typed into and looked at by tmux.</summary>
internal sealed class TmuxTerminal : IAsyncDisposable
{
    private static readonly TimeSpan ScreenTimeout = TimeSpan.FromMinutes(1);

    private readonly string _socket = $"boxyard-{Guid.NewGuid():N}";

    /// <summary>The program finds `boxyard`, and the silo.</summary>
    public static async Task<TmuxTerminal> StartAsync(Uri silo, string home, params string[] program)
    {
        var terminal = new TmuxTerminal();
        await terminal.CallAsync(
            [
                "new-session", "-d", "-x", "120", "-y", "30", "env", $"PATH={ProgramFolder()}:/usr/bin:/bin",
                $"BOXYARD_SERVER={silo}", $"HOME={home}", "LC_ALL=C.UTF-8", "TERM=xterm", .. program,
            ]);
        return terminal;
    }

    public Task TypeAsync(string text) => CallAsync("send-keys", "-l", "--", text);

    /// <summary>A key by its name, such as `Tab`.</summary>
    public Task PressAsync(string key) => CallAsync("send-keys", key);

    public async Task WaitForAsync(Func<string, bool> isRight, string what)
    {
        var screen = "";
        try
        {
            await Eventually.TrueAsync(
                async () => isRight(screen = await CallAsync("capture-pane", "-p")), ScreenTimeout, what);
        }
        catch (Xunit.Sdk.XunitException)
        {
            Assert.Fail($"Not seen: {what}. The screen is:\n{screen}");
        }
    }

    /// <summary>Blanks at the end of a line are not seen.</summary>
    public Task WaitForAsync(string text) =>
        WaitForAsync(screen => screen.Contains(text, StringComparison.Ordinal), $"'{text}'");

    public async ValueTask DisposeAsync() => await CallAsync("kill-server");

    /// <summary>Where the program `boxyard` is: the command line's own output, beside that of the tests.</summary>
    private static string ProgramFolder()
    {
        var parts = AppContext.BaseDirectory.TrimEnd('/').Split('/');
        return Path.Combine([LabFolder.Checkout, "cli", .. parts[^4..]]);
    }

    private Task<string> CallAsync(params string[] command) =>
        LabFolder.RunAsync("tmux", ["-f", "/dev/null", "-L", _socket, .. command]);
}
