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

        // The comment mark lets GRUB, which runs the body of an error, pass over it.
        context.HttpContext.Response.StatusCode = StatusCodes.Status403Forbidden;
        return TypedResults.Text(
            $"# {address} is in none of the networks of LabNetwork:Addresses.\n", statusCode: StatusCodes.Status403Forbidden);
    }
}
