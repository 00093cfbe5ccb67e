using System.Net;
using Boxyard.Accounts;
using Boxyard.Boot;
using Microsoft.Extensions.Options;

namespace Boxyard.Silo;

/// <summary>
/// Refuses requests that call this silo by a name of somebody else's. A web page can have its own name lead to this
/// machine (DNS rebinding) and is then of the same site as the silo; an address and `localhost` no page can take over.
/// While nothing asks who one is, and the silo is for this machine alone, other names have to be set.
/// </summary>
internal sealed class HostCheck(
    IConfiguration configuration, IOptions<HttpOptions> http, IOptions<AccountsOptions> accounts)
{
    private readonly string[] _names = http.Value.HostNames;

    /// <summary>False where any name may be ours, such as those that boxes know a lab's silo by.</summary>
    public bool IsNeeded =>
        _names.Length > 0
        || (!accounts.Value.Enabled
            && !ListenAddresses.List(configuration).Any(address => ListenAddresses.IsReachable(address.Url)));

    public Task RefuseAsync(HttpContext context, RequestDelegate next) => IsOurs(context.Request.Host)
        ? next(context)
        : LoaderErrors.Of(
            context,
            StatusCodes.Status400BadRequest,
            $"'{context.Request.Host.Host}' in the Host header is no name of this silo. Call it by its address, or add "
            + "the name to Http:HostNames.")
            .ExecuteAsync(context);

    /// <summary>Without the header it is no browser.</summary>
    private bool IsOurs(HostString host) =>
        !host.HasValue
        || string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host.Host.Trim('[', ']'), out _)
        || _names.Contains(host.Host, StringComparer.OrdinalIgnoreCase);
}
