namespace Boxyard.Storage.Retention;

/// <summary>Pins or unpins a job. The outcome is whether there was one to pin, or a pin.</summary>
internal sealed class PinCommand(long jobId, bool isPin, string? reason, string? by) : WriteCommandOf<bool>
{
    public long JobId { get; } = jobId;

    public bool IsPin { get; } = isPin;

    public string? Reason { get; } = reason;

    public string? By { get; } = by;

    public override string ConflictKey { get; } = $"pin:{jobId}";
}
