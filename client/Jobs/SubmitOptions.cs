namespace Boxyard.Client;

/// <summary>How a job is submitted.</summary>
public sealed record SubmitOptions
{
    /// <summary>
    /// Two submits with the same key and the same text are one job, so a submit can be repeated when its answer was
    /// lost. Default: a new key for each call, which covers the repetitions inside the call. Keep your own to repeat
    /// across restarts.
    /// </summary>
    public string IdempotencyKey { get; init; } = Guid.NewGuid().ToString("N");
}
