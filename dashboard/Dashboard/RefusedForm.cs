namespace Boxyard.Dashboard;

/// <summary>A status without a body: the page of errors shows these words.</summary>
internal sealed class RefusedForm(int status, string text) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Features.Set(new FormProblem(text));
        httpContext.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
