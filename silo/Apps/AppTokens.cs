using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Boxyard.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Boxyard.Apps;

/// <summary>
/// Tells who calls the registry: by the tokens of the settings, of our accounts, and of a token service. Tokens stand
/// in no log.
/// </summary>
internal sealed partial class AppTokens(
    IOptions<AppOptions> options,
    IOptions<AccountsOptions> accounts,
    TokenChecks checks,
    IntrospectedTokens introspected,
    ILogger<AppTokens> logger)
{
    /// <summary>Longer texts are no tokens, and are asked about nowhere.</summary>
    private const int MaxTokenLength = 4_000;

    /// <summary>May ask which images somebody may pull.</summary>
    public const string ImageScope = "ecr_authz_introspection";

    private readonly Dictionary<string, AppStaticToken> _static = options.Value.StaticTokens
        .ToDictionary(token => HashOf(token.Token), StringComparer.Ordinal);

    /// <summary>Who calls, or the answer to who does not say it as it should be said.</summary>
    public async ValueTask<(AppCaller? Caller, IResult? Refusal)> FindCallerAsync(
        HttpContext context, CancellationToken cancellationToken)
    {
        var address = context.Connection.RemoteIpAddress?.ToString();
        var header = context.Request.Headers.Authorization;
        if (header.Count == 0)
        {
            return (AppCaller.Anonymous with { Address = address }, null);
        }

        if (header.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is not [var realm, var token])
        {
            return Refuse("Authorization failed (could not parse Authorization header)");
        }

        if (!IsRealm(realm.ToLowerInvariant()))
        {
            return Refuse($"Authorization failed (Authorization {realm.ToLowerInvariant()} not supported)");
        }

        try
        {
            return await FindOwnerAsync(context, token, cancellationToken) is { } caller
                ? (caller with { Address = address }, null)
                : (null, NotKnown(context));
        }
        catch (Exception failure) when (IsServiceFailure(failure, cancellationToken))
        {
            LogFailure(logger, failure);
            return (null, AppAnswers.HeaderError(
                StatusCodes.Status503ServiceUnavailable, "The token service did not answer as it should; try again"));
        }
    }

    private static string HashOf(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static (AppCaller? Caller, IResult? Refusal) Refuse(string message) =>
        (null, AppAnswers.HeaderError(StatusCodes.Status401Unauthorized, message));

    /// <summary>`bearer` is the word of our accounts; without them it was never supported.</summary>
    private bool IsRealm(string realm) => realm is "sage" or "static" || (realm == "bearer" && accounts.Value.Enabled);

    private async ValueTask<AppCaller?> FindOwnerAsync(
        HttpContext context, string token, CancellationToken cancellationToken)
    {
        if (token.Length > MaxTokenLength)
        {
            return null;
        }

        var hash = HashOf(token);
        if (_static.TryGetValue(hash, out var known))
        {
            return new AppCaller
            {
                User = known.User,
                IsAdmin = known.IsAdmin,
                IsApproved = known.IsApproved,
                Scopes = known.Scopes,
            };
        }

        if (accounts.Value.Enabled
            && await checks.FindAsync(token, context.Connection.RemoteIpAddress, cancellationToken)
                is { } owner)
        {
            return OfAccount(owner);
        }

        return await introspected.FindAsync(token, hash, cancellationToken);
    }

    private static AppCaller OfAccount(TokenOwner owner) => new()
    {
        User = owner.Account,
        IsAdmin = owner.Role == AccountRole.Admin,
        IsApproved = owner.Role.Covers(AccountRole.Submitter),
        IsOperator = owner.Role.Covers(AccountRole.Operator),
        Scopes = owner.Role.Covers(AccountRole.Operator) ? ImageScope : "",
    };

    /// <summary>Wrong tokens are counted where accounts could be guessed at.</summary>
    private ContentHttpResult NotKnown(HttpContext context)
    {
        var wait = accounts.Value.Enabled ? checks.Refuse(context.Connection.RemoteIpAddress).RetryAfter : null;
        if (wait is null)
        {
            return AppAnswers.HeaderError(StatusCodes.Status401Unauthorized, "Token not found");
        }

        var seconds = Math.Max(1, (long)Math.Ceiling(wait.Value.TotalSeconds));
        context.Response.Headers.RetryAfter = $"{seconds}";
        return AppAnswers.HeaderError(
            StatusCodes.Status429TooManyRequests,
            $"Too many wrong tokens came from your address; come again in {seconds} s");
    }

    private static bool IsServiceFailure(Exception failure, CancellationToken cancellationToken) =>
        failure is HttpRequestException or JsonException or TimeoutException
        && !cancellationToken.IsCancellationRequested;

    [LoggerMessage(LogLevel.Error, "The service that knows the registry's tokens could not be asked")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
