using Boxyard.Client;
using Microsoft.AspNetCore.Antiforgery;

namespace Boxyard.Dashboard;

/// <summary>What holds for everything that a form posts.</summary>
internal static class FormAnswers
{
    /// <summary>A form of another site is refused.</summary>
    public static RouteHandlerBuilder WithFormProtection(this RouteHandlerBuilder route) =>
        // Switched off is the framework's own check of routes that read fields, which refuses without a word.
        route.DisableAntiforgery().AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            var antiforgery = http.RequestServices.GetRequiredService<IAntiforgery>();
            return await antiforgery.IsRequestValidAsync(http)
                ? await next(context)
                : new RefusedForm(
                    StatusCodes.Status400BadRequest,
                    "This form is too old, or came from another site. Go back, reload the page and try again.");
        });

    /// <summary>Why the silo did not do it.</summary>
    public static IResult Of(Problem problem) =>
        new RefusedForm(PageStatus.Of(problem), $"It was not done. {problem}");
}
