using Boxyard.Apps;
using Boxyard.Boot;
using Boxyard.Storage;
using Boxyard.Testboxes;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Silo;

/// <summary>
/// The one catcher of what fails in a request. A failure of the store is a 503 (to LKP's reports a 500), another one a
/// 500, each with one log line; boot loaders get the answer that makes them ask again.
/// </summary>
internal sealed partial class ExceptionAnswers(
    BootErrorAnswers bootErrors, ILogger<ExceptionAnswers> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody listens any more; the status is for the access log.
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        if (exception is BadHttpRequestException bad)
        {
            await (AppPaths.IsOne(httpContext.Request.Path)
                ? AppAnswers.Error(bad.StatusCode, bad.Message)
                : LoaderErrors.Of(httpContext, bad.StatusCode, bad.Message)).ExecuteAsync(httpContext);
            return true;
        }

        LogFailure(logger, exception, httpContext.Request.Method, httpContext.Request.Path);
        var endpoint = httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        if (endpoint?.Metadata.GetMetadata<BootRoute>() is not null
            || LoaderErrors.IsBootPath(httpContext.Request.Path))
        {
            await bootErrors.WriteAsync(httpContext, "the scheduler cannot reach its store");
            return true;
        }

        var isReport = endpoint?.Metadata.GetMetadata<ReportRoute>() is not null;
        var problem = Describe(exception, isReport);
        await (AppPaths.IsOne(httpContext.Request.Path)
            ? AppAnswers.Error(problem.StatusCode, problem.ProblemDetails.Detail!)
            : (IResult)problem).ExecuteAsync(httpContext);
        return true;
    }

    private static ProblemHttpResult Describe(Exception exception, bool isReport) =>
        exception is StoreException or IOException or TimeoutException
            ? Problems.Of(
                isReport ? StatusCodes.Status500InternalServerError : StatusCodes.Status503ServiceUnavailable,
                "The store did not take or answer this request. Nothing is known to have changed; send it again.")
            : Problems.Of(
                StatusCodes.Status500InternalServerError,
                "The scheduler failed at this request. Its log says more; send it again or report it.");

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    private static partial void LogFailure(ILogger logger, Exception exception, string method, PathString path);
}
