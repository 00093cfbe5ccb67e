using Boxyard.Silo;
using Microsoft.Extensions.Options;

namespace Boxyard.Accounts;

/// <summary>
/// At the start: prints a one-time token where accounts are on and nobody could administer them, and warns where
/// everybody who reaches the silo may do everything, or what boxes may.
/// </summary>
internal sealed partial class AccountStart(
    IAccountStore accounts,
    StartOutput output,
    IConfiguration configuration,
    IOptions<AccountsOptions> options,
    IOptions<LabNetworkOptions> network,
    ILogger<AccountStart> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Enabled)
        {
            await OfferSetupAsync(cancellationToken);
            if (network.Value.Addresses.Length == 0)
            {
                LogBoxesOpen();
            }
        }
        else if (ListenAddresses.List(configuration).Select(address => address.Url).FirstOrDefault(
            ListenAddresses.IsReachable) is { } url)
        {
            LogOpen(url);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task OfferSetupAsync(CancellationToken cancellationToken)
    {
        if (await accounts.HasAdminAsync(cancellationToken))
        {
            return;
        }

        var token = TokenText.New(TokenText.SetupPrefix);
        await accounts.AddSetupTokenAsync(TokenText.HashOf(token), isAsked: false, cancellationToken);
        await output.WriteAsync(
            "Accounts are on, and no admin could sign in. This token makes one, once, within a day; give it to "
            + $"`boxyard login`:\n  {token}");
        LogOffered();
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Accounts are off (Accounts:Enabled) and {Url} can be reached from other machines: whoever reaches it may "
        + "submit jobs and name boxes")]
    private partial void LogOpen(string url);

    [LoggerMessage(
        LogLevel.Warning,
        "LabNetwork:Addresses is empty: whoever reaches this silo may fetch what boxes fetch, with the secrets of jobs "
        + "that run, and report and upload as they do. Name the boxes' networks")]
    private partial void LogBoxesOpen();

    [LoggerMessage(LogLevel.Warning, "There is no admin; a one-time token that makes one was printed")]
    private partial void LogOffered();
}
