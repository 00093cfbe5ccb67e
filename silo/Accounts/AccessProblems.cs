using System.Globalization;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Accounts;

/// <summary>The answers to who may not.</summary>
internal static class AccessProblems
{
    public static ProblemHttpResult NoToken(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Of(
            StatusCodes.Status401Unauthorized,
            "This call needs an account. Send its token as `Authorization: Bearer TOKEN`; an admin makes tokens.");
    }

    public static ProblemHttpResult WrongToken(HttpContext context, TimeSpan? retryAfter)
    {
        if (retryAfter is { } wait)
        {
            return TooMany(context, wait);
        }

        context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return Problems.Of(
            StatusCodes.Status401Unauthorized,
            "The token is of no account: it is mistyped, expired or revoked, or its account is disabled. "
            + "Ask an admin for another.");
    }

    public static ProblemHttpResult TooMany(HttpContext context, TimeSpan wait)
    {
        var seconds = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Problems.Of(
            StatusCodes.Status429TooManyRequests,
            $"Too many wrong tokens came from your address. Correct the token and come again in {seconds} s.");
    }

    public static ProblemHttpResult NotAllowed(Caller caller, AccountRole needed) =>
        Problems.Of(StatusCodes.Status403Forbidden, TooLow(caller, needed));

    public static string TooLow(Caller caller, AccountRole needed) =>
        $"The account '{caller.Account}' is {Word(caller.Role)}; this call needs {Word(needed)}. An admin may change "
        + "its role.";

    public static string NoEmail(string account) =>
        $"The account '{account}' has no email, which this call names: an admin may set it.";

    /// <summary>For an old call whose account may not make it, where there is no old form.</summary>
    public static ProblemHttpResult Of(HttpContext context, OldCheck check) =>
        check.RetryAfter is { } wait ? TooMany(context, wait)
        : check.Reason is { } reason ? Problems.Of(StatusCodes.Status403Forbidden, reason)
        : NoToken(context);

    public static ProblemHttpResult NotOwn(Caller caller, long jobId) => Problems.Of(
        StatusCodes.Status403Forbidden,
        $"Job {jobId} was not submitted by the account '{caller.Account}', which is {Word(caller.Role)}; "
        + "others' jobs need operator. Nothing was changed.");

    /// <summary>A role as it is written.</summary>
    public static string Word(AccountRole role) => role.ToString().ToLowerInvariant();
}
