namespace Boxyard.Accounts;

/// <summary>
/// Where the silo speaks to who starts it: the terminal, past the log, which may be kept and sent on.
/// </summary>
internal sealed class StartOutput(TextWriter writer)
{
    public async Task WriteAsync(string text)
    {
        await writer.WriteLineAsync(text);
        await writer.FlushAsync();
    }
}
