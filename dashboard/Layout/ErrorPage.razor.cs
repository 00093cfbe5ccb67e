using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace Boxyard.Dashboard.Layout;

/// <summary>What is shown in place of an answer without words: why, and where to go from here.</summary>
public sealed partial class ErrorPage : ComponentBase
{
    [Parameter]
    public int Status { get; set; }

    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    private string Title => Status switch
    {
        StatusCodes.Status400BadRequest => "This was not understood",
        StatusCodes.Status401Unauthorized => "Sign in first",
        StatusCodes.Status403Forbidden => "You may not do this",
        StatusCodes.Status404NotFound => "There is nothing here",
        StatusCodes.Status409Conflict => "It was not done",
        StatusCodes.Status502BadGateway => "The silo did not give it",
        StatusCodes.Status503ServiceUnavailable => "Too many look at once",
        _ => "Something went wrong",
    };

    private string Words => HttpContext?.Features.Get<FormProblem>()?.Text ?? Status switch
    {
        StatusCodes.Status400BadRequest => "A part of the address or of the form is not as it should be.",
        StatusCodes.Status401Unauthorized => "The silo shows it to accounts only.",
        StatusCodes.Status403Forbidden => "Your role is not enough for it.",
        StatusCodes.Status404NotFound => "The address is wrong, or what it named has been removed.",
        StatusCodes.Status502BadGateway => "It does not answer, or failed. Try again in a moment.",
        StatusCodes.Status503ServiceUnavailable => "Try again in a moment.",
        _ => "It is in the dashboard's log. Try again; what was saved before is safe.",
    };

    /// <summary>The page itself where it was asked for, else the one with the form.</summary>
    private string Back
    {
        get
        {
            if (HttpContext is not { Request: var request })
            {
                return "/";
            }

            return HttpMethods.IsPost(request.Method)
                ? Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from)
                    && from.Authority == request.Host.Value ? LocalPage.Of(from.PathAndQuery) : "/"
                : LocalPage.Of(HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } first
                    ? first.OriginalPath + first.OriginalQueryString
                    : HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path);
        }
    }
}
