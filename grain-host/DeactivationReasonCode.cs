namespace Boxyard.GrainHost;

/// <summary>The kinds of <see cref="DeactivationReason"/>: those of Orleans that one process can have.</summary>
public enum DeactivationReasonCode : byte
{
    None = 0,
    ShuttingDown = 1,
    ActivationIdle = 4,
    ApplicationRequested = 9,
}
