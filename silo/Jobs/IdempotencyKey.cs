namespace Boxyard.Jobs;

/// <summary>The key of a request that may be sent twice and is done once.</summary>
internal static class IdempotencyKey
{
    private const int MaxLength = 200;

    /// <summary>Without a key both are null.</summary>
    public static (string? Key, string? Mistake) Read(HttpRequest request)
    {
        var key = request.Headers["Idempotency-Key"].ToString();
        return key.Length > MaxLength
            ? (null, $"Idempotency-Key has {key.Length} characters; it may have {MaxLength}. Send a shorter one.")
            : (key.Length == 0 ? null : key, null);
    }
}
