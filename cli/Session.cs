using System.CommandLine;
using Boxyard.Client;

namespace Boxyard.Cli;

/// <summary>What every command works with: the silo's client, the terminal, and what was parsed.</summary>
internal sealed record Session(BoxyardClient Client, Terminal Terminal, ParseResult Arguments)
{
    private Task<Outcome<SiloAbout>>? _about;

    public TextWriter Output => Terminal.Output;

    public TextWriter Error => Terminal.Error;

    /// <summary>The answer is for a program.</summary>
    public bool IsJson => Arguments.GetValue(CommonOptions.Json);

    /// <summary>
    /// Where a job can be looked at: its page of the dashboard, else what the silo says of it. Asked of the silo once.
    /// </summary>
    public async Task<string> FindAddressAsync(long jobId, CancellationToken cancellationToken)
    {
        _about ??= Client.Overview.TryGetAboutAsync(cancellationToken);
        return (await _about).Value?.DashboardAddress is { IsAbsoluteUri: true } dashboard
            ? $"{dashboard.AbsoluteUri.TrimEnd('/')}/jobs/{jobId}"
            : new Uri(Client.Options.Server, $"/api/v1/jobs/{jobId}").AbsoluteUri;
    }

    /// <summary>Writes an answer for a program.</summary>
    public async Task<int> WriteJsonAsync<T>(T value)
    {
        await Output.WriteLineAsync(JsonText.Of(value));
        return ExitCode.Done;
    }
}
