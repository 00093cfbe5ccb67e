namespace Boxyard.Accounts;

/// <summary>
/// Keeps a change that an account has made in the audit, before it is answered. The change itself is on disk by then: a
/// silo that dies in between leaves a change without an entry, whose caller got no answer.
/// </summary>
internal sealed class AuditedCall(IAuditStore audit) : IEndpointFilter
{
    private const int FirstError = 400;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        var http = context.HttpContext;
        var note = http.Features.Get<AuditNote>();
        if (Caller.Find(http) is not null && note is not { IsKept: true } && IsChange(http, answer))
        {
            // Also when the caller has hung up: the change was made.
            await Task.WhenAll(
                AuditNote.EntriesOf(http, note).Select(entry => audit.AppendAsync(entry, CancellationToken.None)));
        }

        return answer;
    }

    /// <summary>Of the old routes, one changes something by GET, and it is a box's.</summary>
    private static bool IsChange(HttpContext context, object? answer) =>
        !HttpMethods.IsGet(context.Request.Method)
        && !HttpMethods.IsHead(context.Request.Method)
        && StatusOf(answer) < FirstError;

    private static int StatusOf(object? answer) => answer switch
    {
        INestedHttpResult nested => StatusOf(nested.Result),
        IStatusCodeHttpResult { StatusCode: { } status } => status,
        _ => StatusCodes.Status200OK,
    };
}
