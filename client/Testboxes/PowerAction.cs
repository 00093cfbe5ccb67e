namespace Boxyard.Client;

/// <summary>What can be done to a box's power.</summary>
public enum PowerAction
{
    /// <summary>A word that this SDK does not know: the silo is newer.</summary>
    Unknown,

    /// <summary>Switch it on.</summary>
    On,

    /// <summary>Switch it off; it stays off until somebody asks for another action.</summary>
    Off,

    /// <summary>Whatever starts the box anew.</summary>
    Cycle,
}
