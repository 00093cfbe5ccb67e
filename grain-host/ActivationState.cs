namespace Boxyard.GrainHost;

/// <summary>The life of an activation, in this order.</summary>
internal enum ActivationState
{
    /// <summary>Made, but not called yet.</summary>
    New,

    /// <summary>Under construction or in OnActivateAsync; calls wait.</summary>
    Activating,

    Active,

    /// <summary>Starts no more calls; those that come wait for the next activation.</summary>
    Deactivating,

    /// <summary>Gone, and no longer found by callers.</summary>
    Dead,
}
