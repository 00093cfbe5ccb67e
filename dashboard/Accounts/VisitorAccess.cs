using System.Security.Claims;
using Boxyard.Client;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Boxyard.Dashboard.Accounts;

/// <summary>
/// The cookie that holds a visitor's token, encrypted, and what requests are given because of it: a client of the silo
/// with that token, and the visitor.
/// </summary>
internal static class VisitorAccess
{
    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    private const string TokenClaim = "boxyard_token";
    private static readonly TimeSpan SignInTime = TimeSpan.FromDays(14);

    public static IServiceCollection AddVisitors(this IServiceCollection services)
    {
        services.AddSingleton<SiloClients>();
        services.AddSingleton<Visitors>();
        services.AddScoped(provider => provider.GetRequiredService<SiloClients>().Of(FindToken(Context(provider))));
        services.AddScoped(provider => Context(provider)?.Features.Get<Visitor>() ?? new Visitor());
        services.AddAuthentication(Scheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "boxyard";
            cookie.Cookie.HttpOnly = true;
            // A link from elsewhere finds one signed in; what changes something is posted, with a form's token.
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = SignInTime;
            cookie.SlidingExpiration = true;
        });
        return services;
    }

    /// <summary>Pages learn who looks at them before they are rendered.</summary>
    public static void UseVisitors(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            var visitors = context.RequestServices.GetRequiredService<Visitors>();
            context.Features.Set(await visitors.FindAsync(FindToken(context), context.RequestAborted));
        }

        await next(context);
    });

    /// <summary>The token of who has signed in.</summary>
    public static string? FindToken(HttpContext? context) => context?.User.FindFirstValue(TokenClaim);

    public static Task SignInAsync(HttpContext context, Identity identity, string token)
    {
        Claim[] claims =
        [
            // Forms are bound to the account by it.
            new(ClaimTypes.NameIdentifier, identity.Account), new(ClaimTypes.Name, identity.Account),
            new(TokenClaim, token),
        ];
        return context.SignInAsync(
            Scheme,
            new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)),
            new AuthenticationProperties { IsPersistent = true });
    }

    public static Task SignOutAsync(HttpContext context) => context.SignOutAsync(Scheme);

    private static HttpContext? Context(IServiceProvider provider) =>
        provider.GetRequiredService<IHttpContextAccessor>().HttpContext;
}
