namespace Boxyard.Testboxes;

/// <summary>What can be done to a box's power.</summary>
public enum PowerAction
{
    On,
    Off,

    /// <summary>Off and on again, or a reset: whatever starts the box anew.</summary>
    Cycle,
}
