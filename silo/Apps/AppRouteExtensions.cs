namespace Boxyard.Apps;

/// <summary>Declares what holds for routes of the registry.</summary>
internal static class AppRouteExtensions
{
    public static RouteHandlerBuilder With(
        this RouteHandlerBuilder route, bool slash = false, bool user = false, bool outside = false) =>
        route.WithMetadata(new AppRouteMark { AllowsSlash = slash, NeedsUser = user, IsOutside = outside });

    /// <summary>Who calls; known once the filter has passed the request.</summary>
    public static AppCaller AppCaller(this HttpContext context) =>
        context.Features.Get<AppCaller>()
        ?? throw new InvalidOperationException("A route of the registry was called around its filter.");

    /// <summary>Of questions, only these two words say yes.</summary>
    public static bool IsTrue(this IQueryCollection query, string name) => query[name].ToString() is "true" or "1";
}
