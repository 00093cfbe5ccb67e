using Boxyard.Client;
using Microsoft.AspNetCore.Antiforgery;

namespace Boxyard.Dashboard;

/// <summary>What holds for everything that a form posts.</summary>
internal static class FormAnswers
{
    /// <summary>A form of another site is refused.</summary>
    public static RouteHandlerBuilder WithFormProtection(this RouteHandlerBuilder route) =>
        route.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            var antiforgery = http.RequestServices.GetRequiredService<IAntiforgery>();
            return await antiforgery.IsRequestValidAsync(http)
                ? await next(context)
                : TypedResults.Text(
                    "This form is too old, or came from another site. Go back, reload the page and try again.",
                    statusCode: StatusCodes.Status400BadRequest);
        });

    /// <summary>Why the silo did not do it.</summary>
    public static IResult Of(Problem problem) => TypedResults.Text(
        $"It was not done. {problem}",
        statusCode: problem.Status is >= 400 and < 500 ? problem.Status : StatusCodes.Status502BadGateway);
}
