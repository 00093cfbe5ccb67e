namespace Boxyard.Silo;

/// <summary>Routes that change nothing answer HEAD as GET, without the body. Routes that change something are mapped for their verb alone.</summary>
internal static class ReadRoutes
{
    private static readonly string[] Verbs = [HttpMethods.Get, HttpMethods.Head];

    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, Verbs, handler);
}
