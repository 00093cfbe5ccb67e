using Microsoft.Extensions.Options;

namespace Boxyard.Accounts;

internal sealed class AccountsOptionsValidator : IValidateOptions<AccountsOptions>
{
    private static readonly TimeSpan MaxCacheTime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxWrongTokenTime = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, AccountsOptions options)
    {
        var mistakes = new ValidateOptionsResultBuilder();
        if (options.CacheTime <= TimeSpan.Zero || options.CacheTime > MaxCacheTime)
        {
            mistakes.AddError($"Accounts:CacheTime: {options.CacheTime} is not above 0 and at most 1 minute.");
        }

        if (options.MaxWrongTokens < 1)
        {
            mistakes.AddError($"Accounts:MaxWrongTokens: {options.MaxWrongTokens} must be 1 or more.");
        }

        if (options.WrongTokenTime <= TimeSpan.Zero || options.WrongTokenTime > MaxWrongTokenTime)
        {
            mistakes.AddError($"Accounts:WrongTokenTime: {options.WrongTokenTime} is not above 0 and at most 1 hour.");
        }

        if (options.KeepAudit <= TimeSpan.Zero)
        {
            mistakes.AddError($"Accounts:KeepAudit: {options.KeepAudit} must be above 0; leave it out for ever.");
        }

        return mistakes.Build();
    }
}
