using Microsoft.Extensions.Options;

namespace Boxyard.Dashboard;

internal sealed class DashboardOptionsValidator : IValidateOptions<DashboardOptions>
{
    public ValidateOptionsResult Validate(string? name, DashboardOptions options)
    {
        var mistakes = new ValidateOptionsResultBuilder();
        if (!options.Silo.IsAbsoluteUri || options.Silo.Scheme is not ("http" or "https"))
        {
            mistakes.AddError($"Dashboard:Silo: '{options.Silo}' must be an address such as http://127.0.0.1:3000.");
        }

        if (options.RequestTimeout <= TimeSpan.Zero)
        {
            mistakes.AddError($"Dashboard:RequestTimeout: {options.RequestTimeout} must be above zero.");
        }

        if (options.MaxViewers < 1)
        {
            mistakes.AddError($"Dashboard:MaxViewers: {options.MaxViewers} must be 1 or more.");
        }

        if (options.MaxViewersPerAddress < 1)
        {
            mistakes.AddError(
                $"Dashboard:MaxViewersPerAddress: {options.MaxViewersPerAddress} must be 1 or more.");
        }

        if (options.BoxListAge < TimeSpan.Zero)
        {
            mistakes.AddError($"Dashboard:BoxListAge: {options.BoxListAge} must not be below zero.");
        }

        return mistakes.Build();
    }
}
