namespace Boxyard.Retention;

/// <summary>The pin of a job.</summary>
/// <param name="PinnedAt">Since when it is kept for good.</param>
/// <param name="Reason">For people.</param>
/// <param name="By">Who pinned it.</param>
internal sealed record PinAnswer(DateTimeOffset PinnedAt, string? Reason, string? By)
{
    public static PinAnswer Of(JobPin pin) => new(pin.PinnedAt, pin.Reason, pin.By);
}
