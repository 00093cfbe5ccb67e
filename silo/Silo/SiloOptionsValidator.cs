using Boxyard.Accounts;
using Microsoft.Extensions.Options;

namespace Boxyard.Silo;

/// <summary>Refuses addresses that others can reach while nothing asks who they are.</summary>
internal sealed class SiloOptionsValidator(IConfiguration configuration) : IValidateOptions<SiloOptions>
{
    public ValidateOptionsResult Validate(string? name, SiloOptions options)
    {
        var mistakes = new ValidateOptionsResultBuilder();
        foreach (var (setting, url) in ListenAddresses.List(configuration))
        {
            if (FindMistake(url, options.Insecure || AreAccountsOn()) is { } mistake)
            {
                mistakes.AddError($"{setting}: {mistake}");
            }
        }

        if (options.DashboardAddress is { } dashboard
            && !(Uri.TryCreate(dashboard, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            mistakes.AddError(
                $"Silo:DashboardAddress: '{dashboard}' is no address of a web page. "
                + "Write it as http://boxyard.lab:3001/.");
        }

        if (options.ReadyTimeout <= TimeSpan.Zero || options.ReadyTimeout > TimeSpan.FromMinutes(1))
        {
            mistakes.AddError($"Silo:ReadyTimeout: {options.ReadyTimeout} is not within 1 ms and 1 minute.");
        }

        return mistakes.Build();
    }

    /// <summary>When those settings are wrong, their own validator says so.</summary>
    private bool AreAccountsOn() =>
        configuration.GetSection(AccountsOptions.SectionName).Get<AccountsOptions>()?.Enabled == true;

    private static string? FindMistake(string url, bool isAllowed)
    {
        if (!ListenAddresses.IsAddress(url))
        {
            return $"'{url}' is no address to listen on. Write it as http://127.0.0.1:3000.";
        }

        if (isAllowed || !ListenAddresses.IsReachable(url))
        {
            return null;
        }

        return $"'{url}' can be reached from other machines, and accounts are off: anybody could submit jobs. " +
            "Listen on http://127.0.0.1:3000, turn accounts on (Accounts:Enabled), or say --insecure (Silo:Insecure) "
            + "if that is meant.";
    }
}
