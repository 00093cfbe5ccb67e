using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Boxyard.Silo;

/// <summary>Limits how many requests one address may make in a second. Boot routes are exempt: a 429 strands a box.</summary>
internal sealed class RequestRate(IOptions<HttpOptions> http) : IConfigureOptions<RateLimiterOptions>
{
    public void Configure(RateLimiterOptions options)
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(GetPartition);
        options.OnRejected = RefuseAsync;
    }

    private RateLimitPartition<string> GetPartition(HttpContext context) =>
        RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "local",
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
                $"More than {http.Value.MaxRequestsPerSecond} requests came from your address within a second (Http:MaxRequestsPerSecond). " +
                "Wait a second; send many jobs by POST /api/v1/jobs:batch.")
            .ExecuteAsync(rejected.HttpContext);
    }
}
