using System.Net;
using System.Threading.RateLimiting;
using Boxyard.Boot;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Boxyard.Silo;

/// <summary>
/// Limits how many requests one address may make in a second. Exempt are this machine's own, and what boxes ask: a 429
/// strands a boot loader, and an old guest does not repeat a report.
/// </summary>
internal sealed class RequestRate(IOptions<HttpOptions> http) : IConfigureOptions<RateLimiterOptions>
{
    public void Configure(RateLimiterOptions options)
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(GetPartition);
        options.OnRejected = RefuseAsync;
    }

    /// <summary>By the path, since a loader may ask for what has no route.</summary>
    public static bool IsLimited(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && !IPAddress.IsLoopback(address)
        && !LoaderErrors.IsBootPath(context.Request.Path);

    private RateLimitPartition<string> GetPartition(HttpContext context) => RateLimitPartition.GetFixedWindowLimiter(
        context.Connection.RemoteIpAddress!.ToString(),
        _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = http.Value.MaxRequestsPerSecond,
            Window = TimeSpan.FromSeconds(1),
        });

    private async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        rejected.HttpContext.Response.Headers.RetryAfter = "1";
        await Problems.Of(
                StatusCodes.Status429TooManyRequests,
                $"More than {http.Value.MaxRequestsPerSecond} requests came from your address within a second " +
                "(Http:MaxRequestsPerSecond). Wait a second; send many jobs by POST /api/v1/jobs:batch.")
            .ExecuteAsync(rejected.HttpContext);
    }
}
