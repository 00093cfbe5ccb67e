using Boxyard.Results;
using Microsoft.Extensions.Options;

namespace Boxyard.Apps.Code;

/// <summary>Where code may come from, and how git is called for it.</summary>
internal sealed class GitSources(
    GitHosts hosts, GitProgram program, DiskSpace space, IOptions<AppOptions> options, TimeProvider clock)
{
    public (GitAddress? Address, string? Mistake) Parse(string url) =>
        GitAddress.Parse(url, options.Value.AllowFileAddresses);

    /// <summary>The time that a clone may take, from now.</summary>
    public CancellationTokenSource NewLimit() => new(options.Value.CloneTimeout, clock);

    public GitCheckoutOutcome TooLate() => GitCheckoutOutcome.TooLate(
        $"git clone did not end within {options.Value.CloneTimeout.TotalSeconds} seconds");

    /// <summary>How git is called, or why it is not.</summary>
    public async Task<(GitCommand? Command, GitCheckoutOutcome? Refusal)> FindAsync(
        GitAddress address, CancellationToken cancellationToken)
    {
        if (!space.HasRoomForFiles())
        {
            return (null, GitCheckoutOutcome.NoRoom());
        }

        if (await program.FindProblemAsync(address.Scheme, cancellationToken) is { } problem)
        {
            return (null, GitCheckoutOutcome.Refused(problem));
        }

        var (host, mistake) = await hosts.FindAsync(address, cancellationToken);
        return mistake is null
            ? (new GitCommand(address, host, options.Value), null)
            : (null, GitCheckoutOutcome.Refused(mistake));
    }
}
