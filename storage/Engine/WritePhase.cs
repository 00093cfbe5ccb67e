namespace Boxyard.Storage;

/// <summary>The order of kinds within a batch: claims come last, so that they see what was submitted and requeued with them.</summary>
internal enum WritePhase
{
    Submit,
    Change,
    Claim,
}
