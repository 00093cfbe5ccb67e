using System.Text.Json.Nodes;
using Boxyard.Jobs;
using Microsoft.Extensions.Options;

namespace Boxyard.Accounts;

/// <summary>
/// Accounts as old clients name them, in the body: `my_email`, `my_name` and `my_token`, some also `my_account`. They
/// are the same accounts; a header with a token counts before.
/// </summary>
internal sealed class OldAccounts(TokenChecks tokens, IOptions<AccountsOptions> options)
{
    /// <summary>Who submits the job; with the time to wait after too many wrong tokens.</summary>
    public async Task<(JobSubmitter Submitter, TimeSpan? RetryAfter)> FindSubmitterAsync(
        HttpContext context, ReadOnlyMemory<byte> job, CancellationToken cancellationToken)
    {
        if (Caller.Find(context) is { } known)
        {
            return (new JobSubmitter { Name = known.Account }, null);
        }

        if (!options.Value.Enabled)
        {
            return (JobSubmitter.Unknown, null);
        }

        var text = JobText.Parse(job.Span, JobTextFormat.Detect);
        var check = text.IsValid && HasToken(text.Jobs[0])
            ? await CheckAsync(context, text.Jobs[0], AccountRole.Submitter, mayBeBrief: false, cancellationToken)
            : default;
        return check.Owner is { } owner
            ? (new JobSubmitter { Name = owner.Account }, null)
            : (new JobSubmitter { MustBeNamed = true, IsRefused = true, Reason = check.Reason }, check.RetryAfter);
    }

    /// <summary>
    /// Whether the account that the body names may, and while accounts are off. Some old calls name only the account
    /// and its token: `mayBeBrief`.
    /// </summary>
    public async Task<OldCheck> MayAsync(
        HttpContext context,
        JsonNode? body,
        AccountRole needed,
        bool mayBeBrief,
        CancellationToken cancellationToken)
    {
        var isOpen = !options.Value.Enabled || (needed == AccountRole.Viewer && options.Value.AnonymousReading);
        if (isOpen || Caller.Find(context) is not null)
        {
            return new OldCheck(IsAllowed: true);
        }

        return body is JsonObject sent && HasToken(sent)
            ? await CheckAsync(context, sent, needed, mayBeBrief, cancellationToken)
            : default;
    }

    private static bool HasToken(JsonObject body) => TextOf(body, "my_token").Length > 0;

    /// <summary>Only a token that is wrong, or another's than the body names, counts as a wrong one.</summary>
    private async Task<OldCheck> CheckAsync(
        HttpContext context,
        JsonObject body,
        AccountRole needed,
        bool mayBeBrief,
        CancellationToken cancellationToken)
    {
        var address = context.Connection.RemoteIpAddress;
        var check = await tokens.CheckAsync(TextOf(body, "my_token"), address, cancellationToken);
        if (check.Owner is not { } owner)
        {
            return new OldCheck(RetryAfter: check.RetryAfter);
        }

        if (owner.Email is null && MustNameWhole(body, mayBeBrief))
        {
            return new OldCheck(Reason: AccessProblems.NoEmail(owner.Account));
        }

        if (!IsNamed(owner, body, mayBeBrief))
        {
            return new OldCheck(RetryAfter: tokens.Refuse(address).RetryAfter);
        }

        var caller = Caller.Of(owner);
        if (!owner.Role.Covers(needed))
        {
            return new OldCheck(Reason: AccessProblems.TooLow(caller, needed));
        }

        context.Features.Set(caller);
        return new OldCheck(owner, IsAllowed: true);
    }

    private static bool IsNamed(TokenOwner owner, JsonObject body, bool mayBeBrief)
    {
        var account = TextOf(body, "my_account");
        if (account.Length > 0 && account != owner.Account)
        {
            return false;
        }

        return !MustNameWhole(body, mayBeBrief)
            || (string.Equals(TextOf(body, "my_email"), owner.Email, StringComparison.OrdinalIgnoreCase)
                && TextOf(body, "my_name") == (owner.FullName ?? owner.Account));
    }

    private static bool MustNameWhole(JsonObject body, bool mayBeBrief) =>
        !mayBeBrief || TextOf(body, "my_email").Length > 0 || TextOf(body, "my_name").Length > 0;

    private static string TextOf(JsonObject body, string field) =>
        body[field] is JsonValue value && value.TryGetValue(out string? text) ? text : "";
}
