namespace Boxyard.Dashboard.Accounts;

/// <summary>Forgets the visitor's token. The token itself stays good: an admin revokes it.</summary>
internal static class SignOutRoute
{
    public static void MapSignOut(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-out", SignOutAsync).WithFormProtection();

    private static async Task<IResult> SignOutAsync(HttpContext context, Visitors visitors)
    {
        visitors.Forget(VisitorAccess.FindToken(context));
        await VisitorAccess.SignOutAsync(context);
        return TypedResults.LocalRedirect("/");
    }
}
