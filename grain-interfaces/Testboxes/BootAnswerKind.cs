namespace Boxyard.Testboxes;

/// <summary>What a box that asks gets.</summary>
[GenerateSerializer, Alias("Boxyard.BootAnswerKind")]
public enum BootAnswerKind
{
    /// <summary>Nothing is queued for it.</summary>
    NoJob,

    /// <summary>An attempt: a new one, or the one that it was offered before.</summary>
    Offer,

    /// <summary>Another machine with this name runs a job right now: come again later.</summary>
    DuplicateBox,
}
