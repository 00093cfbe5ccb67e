using System.Net;
using System.Text.Json;

namespace Boxyard.Client.Http;

/// <summary>
/// Makes a <see cref="Problem"/> of an answer that is not a success: RFC 9457 if it is that, else its status and first
/// words. The registry of apps says `{"error": "..."}`, mostly with a 500, when it refuses.
/// </summary>
internal static class ProblemReader
{
    private const int MaxDetailLength = 500;

    public static Problem Read(HttpResponseMessage response, string body)
    {
        var status = (int)response.StatusCode;
        var details = TryParse(body);
        var text = body.Trim();
        return new Problem
        {
            Kind = details?.Error is not null && status == 500 ? ProblemKind.Rejected : KindOf(response.StatusCode),
            Status = status,
            Title = details?.Title ?? (details?.Error is null
                ? $"The silo answered {status} {response.ReasonPhrase}"
                : "The silo refused it"),
            Detail = details is not null ? details.Detail ?? details.Error
                : text.Length == 0 ? null
                : text[..Math.Min(text.Length, MaxDetailLength)],
            Errors = details?.Errors ?? [],
        };
    }

    private static ProblemKind KindOf(HttpStatusCode status) => (int)status switch
    {
        404 => ProblemKind.NotFound,
        408 or 429 or >= 500 => ProblemKind.ServerFault,
        >= 400 => ProblemKind.Rejected,
        _ => ProblemKind.UnexpectedAnswer,
    };

    private static ProblemDetails? TryParse(string body)
    {
        if (!body.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<ProblemDetails>(body, Json.Options);
        }
        catch (JsonException)
        {
            // Not problem details: the caller shows the body as it is.
            return null;
        }
    }

    private sealed record ProblemDetails(
        string? Title, string? Detail, IReadOnlyList<ProblemError>? Errors, string? Error);
}
