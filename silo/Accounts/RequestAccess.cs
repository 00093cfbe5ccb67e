using Microsoft.Extensions.Options;

namespace Boxyard.Accounts;

/// <summary>
/// Lets a request through to its route when its account may call it. Stands in the way only of routes.
/// </summary>
internal sealed class RequestAccess(TokenChecks tokens, IOptions<AccountsOptions> options)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        // What is no route is answered by the framework: no such path, or not by this verb.
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(context);
            return;
        }

        var access = endpoint.Metadata.GetMetadata<RouteAccessMark>()?.Access
            ?? throw new InvalidOperationException($"{endpoint.DisplayName} does not declare who may call it.");
        var refusal = access is RouteAccess.Everybody or RouteAccess.Registry or RouteAccess.Boxes
            ? null
            : await CheckAsync(context, access);
        await (refusal is null ? next(context) : refusal.ExecuteAsync(context));
    }

    private async ValueTask<IResult?> CheckAsync(HttpContext context, RouteAccess access)
    {
        if (RequestToken.Find(context.Request) is not { } token)
        {
            return MayComeWithout(access) ? null : AccessProblems.NoToken(context);
        }

        var check = await tokens.CheckAsync(token, context.Connection.RemoteIpAddress, context.RequestAborted);
        if (check.Owner is not { } owner)
        {
            return AccessProblems.WrongToken(context, check.RetryAfter);
        }

        var caller = Caller.Of(owner);
        context.Features.Set(caller);
        return access.NeededRole() is { } needed && !caller.Role.Covers(needed)
            ? AccessProblems.NotAllowed(caller, needed)
            : null;
    }

    private bool MayComeWithout(RouteAccess access) => access switch
    {
        RouteAccess.OldSubmitting or RouteAccess.OldReading => true,
        RouteAccess.Reading => options.Value.AnonymousReading,
        _ => false,
    };
}
