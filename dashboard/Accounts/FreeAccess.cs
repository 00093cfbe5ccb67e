using System.Net;
using Microsoft.Extensions.Options;

namespace Boxyard.Dashboard.Accounts;

/// <summary>
/// While the silo has no accounts, whoever reaches the dashboard may do everything, and for the silo all of it comes
/// from this machine. So it is for this machine alone then, unless --insecure is said, and called by an address or a
/// name that is known: a web page can have a name of its own lead here (DNS rebinding), and would be of our own site.
/// </summary>
internal static class FreeAccess
{
    private const string Switch = "--insecure";
    private const string Setting = $"--{DashboardOptions.SectionName}:{nameof(DashboardOptions.Insecure)}=true";

    /// <summary>The switch, which takes no value, as the setting that it stands for.</summary>
    public static string[] ReadSwitch(string[] arguments) =>
        [.. arguments.Select(argument => argument == Switch ? Setting : argument)];

    /// <summary>After who it is, before anything is answered.</summary>
    public static void UseFreeAccess(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<DashboardOptions>>().Value;
        var visitors = app.Services.GetRequiredService<Visitors>();
        app.Use(async (context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
                && FindProblem(context, options) is { } problem
                && await IsFreeAsync(context, visitors))
            {
                await TypedResults.Text(problem, statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
                return;
            }

            await next(context);
        });
    }

    /// <summary>What is wrong with a request where there are no accounts.</summary>
    private static string? FindProblem(HttpContext context, DashboardOptions options)
    {
        var isFromElsewhere = context.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address);
        if (isFromElsewhere && !options.Insecure)
        {
            return "The silo has no accounts, so this dashboard is for its own machine alone: whoever reached it could "
                + "do everything. Turn the silo's accounts on (Accounts:Enabled), or start the dashboard with "
                + "--insecure if that is meant.";
        }

        var host = context.Request.Host;
        return IsKnown(host, options)
            ? null
            : $"'{host.Host}' in the Host header is no name of this dashboard. Call it by its address, or add the name "
                + "to Dashboard:HostNames.";
    }

    /// <summary>
    /// On other machines any name may be meant, unless names are set. Without the header it is no browser.
    /// </summary>
    private static bool IsKnown(HostString host, DashboardOptions options) =>
        !host.HasValue
        || string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host.Host.Trim('[', ']'), out _)
        || options.HostNames.Contains(host.Host, StringComparer.OrdinalIgnoreCase)
        || (options.Insecure && options.HostNames.Length == 0);

    private static async Task<bool> IsFreeAsync(HttpContext context, Visitors visitors) =>
        (await visitors.FindAsync(VisitorAccess.FindToken(context), context.RequestAborted)).Kind == VisitorKind.Free;
}
