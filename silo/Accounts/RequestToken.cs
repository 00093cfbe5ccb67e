namespace Boxyard.Accounts;

/// <summary>The token of an account that a request carries: `Authorization: Bearer TOKEN`, or `sage TOKEN`.</summary>
internal static class RequestToken
{
    private static readonly string[] Schemes = ["Bearer ", "sage "];

    /// <summary>Null when there is none; a header of another form is a token that is wrong.</summary>
    public static string? Find(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        var scheme = Array.Find(Schemes, scheme => header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
        return header.Length == 0 ? null : scheme is null ? header : header[scheme.Length..].Trim();
    }
}
