using Microsoft.AspNetCore.Mvc;

namespace Boxyard.Dashboard;

/// <summary>
/// Light, dark, or as the visitor's system says; kept in a cookie, chosen by a form that needs no script.
/// </summary>
internal static class Themes
{
    public const string Auto = "auto";

    private const string Cookie = "theme";
    private static readonly string[] Names = [Auto, "light", "dark"];

    public static void MapThemes(this IEndpointRouteBuilder routes) => 
        routes.MapPost("/theme", Choose).WithFormProtection();

    public static string Of(HttpContext? context) =>
        context?.Request.Cookies[Cookie] is { } chosen && Names.Contains(chosen) ? chosen : Auto;

    public static string After(string theme) => Names[(Array.IndexOf(Names, theme) + 1) % Names.Length];

    private static IResult Choose(HttpContext context, [FromForm] string theme, [FromForm] string page)
    {
        if (!Names.Contains(theme))
        {
            return TypedResults.BadRequest($"'{theme}' is no theme. There are {string.Join(", ", Names)}.");
        }

        context.Response.Cookies.Append(Cookie, theme, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
        });
        return TypedResults.LocalRedirect(LocalPage.Of(page));
    }
}
