using System.Text;
using System.Text.RegularExpressions;

namespace Boxyard.Apps.Code;

/// <summary>
/// The git of this machine. One that is too old does not know how to be sent to the address that was looked at, and
/// would look it up again without a word.
/// </summary>
internal sealed partial class GitProgram(GitRunner runner, ILogger<GitProgram> logger)
{
    private const int MaxLineBytes = 1_024;

    /// <summary>The first that has `http.curloptResolve`.</summary>
    private static readonly Version Pinning = new(2, 37);

    private Version? _version;

    /// <summary>Why code is not fetched from such an address; null when it can be.</summary>
    public async Task<string?> FindProblemAsync(string scheme, CancellationToken cancellationToken)
    {
        if (scheme != "https")
        {
            return null;
        }

        // A git that is replaced is looked at after the next start; one that could not be asked, at once.
        _version ??= await AskAsync(cancellationToken);
        return ProblemOf(_version);
    }

    public static string? ProblemOf(Version? version) => version >= Pinning
        ? null
        : $"The server's git is {version?.ToString() ?? "of no known version"}: code of https addresses needs {Pinning}";

    /// <summary>From `git version 2.39.5 (Apple Git-154)`.</summary>
    public static Version? Parse(string text) =>
        Form().Match(text) is { Success: true } match ? Version.Parse(match.Groups["version"].Value) : null;

    /// <summary>Says at the start what would be told to users later.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await FindProblemAsync("https", cancellationToken) is { } problem)
            {
                LogProblem(logger, problem);
            }
        }
        catch (IOException failure)
        {
            LogProblem(logger, failure.Message);
        }
    }

    private async Task<Version?> AskAsync(CancellationToken cancellationToken)
    {
        var environment = new Dictionary<string, string> { ["PATH"] = GitCommand.SearchPath };
        var asked = await runner.RunAsync(
            new GitCall(["version"], environment, Path.GetTempPath()), MaxLineBytes, cancellationToken);
        return Parse(Encoding.UTF8.GetString(asked.Output.Span));
    }

    [GeneratedRegex(
        @"^git version (?<version>[0-9]{1,6}\.[0-9]{1,6})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();

    [LoggerMessage(LogLevel.Warning, "The app registry cannot take all code: {Problem}")]
    private static partial void LogProblem(ILogger logger, string problem);
}
