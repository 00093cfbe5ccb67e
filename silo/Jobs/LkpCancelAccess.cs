using System.Text.Json.Nodes;
using Boxyard.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Jobs;

/// <summary>
/// Whether the account that an old cancel names, `my_account` and `my_token`, may cancel a job; in the old words.
/// </summary>
internal sealed class LkpCancelAccess(OldAccounts accounts, OwnJobs own)
{
    private const string Missing = "Missing required job key: my_account.";
    private const string NotOwn = "can only cancel the job submitted by yourself";

    /// <summary>Null when it may, and while accounts are off.</summary>
    public async Task<IResult?> FindProblemAsync(
        HttpContext context, string id, JsonObject? sent, CancellationToken cancellationToken)
    {
        var check = await accounts.MayAsync(
            context, sent, AccountRole.Submitter, mayBeBrief: true, cancellationToken);
        if (check.RetryAfter is { } wait)
        {
            return AccessProblems.TooMany(context, wait);
        }

        if (!check.IsAllowed)
        {
            return sent?["my_token"] is null
                ? Text(StatusCodes.Status400BadRequest, Missing)
                : Text(StatusCodes.Status401Unauthorized, JobExpander.RefuseAccount(check.Reason));
        }

        return ShownId.TryParse(id, out var shownId)
            && await own.FindProblemAsync(context, shownId.JobId, cancellationToken) is not null
                ? Text(StatusCodes.Status403Forbidden, NotOwn)
                : null;
    }

    private static ContentHttpResult Text(int status, string text) =>
        TypedResults.Text(text, "text/plain", statusCode: status);
}
