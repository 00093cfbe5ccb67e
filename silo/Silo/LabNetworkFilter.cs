using Boxyard.Boot;

namespace Boxyard.Silo;

/// <summary>Lets only the networks of the boxes call a route.</summary>
internal sealed class LabNetworkFilter(LabNetwork network) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var address = context.HttpContext.Connection.RemoteIpAddress;
        if (network.Contains(address))
        {
            return await next(context);
        }

        var message = $"{address} is in none of the networks of LabNetwork:Addresses.";
        return LoaderErrors.IsGrubPath(context.HttpContext.Request.Path)
            ? LoaderErrors.Of(context.HttpContext, StatusCodes.Status403Forbidden, message)
            : TypedResults.Text($"# {message}\n", statusCode: StatusCodes.Status403Forbidden);
    }
}
