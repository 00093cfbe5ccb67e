using Boxyard.Silo;
using Microsoft.Extensions.Options;

namespace Boxyard.Accounts;

/// <summary>Refuses the routes of accounts while accounts are off.</summary>
internal sealed class AccountsOn(IOptions<AccountsOptions> options) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        options.Value.Enabled
            ? await next(context)
            : Problems.Of(
                StatusCodes.Status409Conflict,
                "Accounts are off here: every call is allowed without a token. Accounts:Enabled turns them on.");
}
