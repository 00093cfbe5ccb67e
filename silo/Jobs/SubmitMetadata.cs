using Boxyard.Silo;
using Microsoft.AspNetCore.Mvc;

namespace Boxyard.Jobs;

/// <summary>What the routes that take job texts tell of their bodies.</summary>
internal static class SubmitMetadata
{
    public static RouteHandlerBuilder AllowBatch(this RouteHandlerBuilder route, HttpOptions limits) =>
        route.WithMetadata(new RequestSizeLimitAttribute(limits.MaxBatchBytes));
}
